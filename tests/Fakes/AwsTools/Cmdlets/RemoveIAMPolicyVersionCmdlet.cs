using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls DeletePolicyVersion.</summary>
[Cmdlet("Remove", "IAMPolicyVersion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveIAMPolicyVersionCmdlet : WritingCmdlet<EmptyResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string PolicyArn { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string VersionId { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "DeletePolicyVersion";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("PolicyArn", PolicyArn);
        yield return new("VersionId", VersionId);
    }
}
