using System.Management.Automation;
using CrossAcctSync.Generation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that make policies: what they can be merged with, and how outcomes reach the streams.</summary>
public abstract class SyncPolicyCmdlet : SyncCmdlet
{
    /// <summary>Gets or sets the document that the role has: text, also percent-encoded, or an object with such a property.</summary>
    [Parameter]
    [PolicyDocumentTransformation]
    [ValidateNotNull]
    public PolicyDocument? MergeWith { get; set; }

    /// <summary>Writes policies to the output, warnings and problems to their streams.</summary>
    private protected void WriteResult(SyncPolicyResult result, object target)
    {
        foreach (string warning in result.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (SyncPolicyProblem problem in result.Problems)
        {
            WriteFailure(Failures.Policy(problem, target));
        }

        WriteObject(result.Policies, enumerateCollection: true);
    }
}
