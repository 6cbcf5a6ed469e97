using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls SimulatePrincipalPolicy.</summary>
[Cmdlet("Test", "IAMPrincipalPolicy")]
public sealed class TestIAMPrincipalPolicyCmdlet : ListingCmdlet<SimulatePrincipalPolicyResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string PolicySourceArn { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ActionNames")]
    public string[]? ActionName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResourceArns")]
    public string[]? ResourceArn { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ContextEntries")]
    public ContextEntry[]? ContextEntry { get; set; }

    /// <inheritdoc/>
    protected override string Operation => "SimulatePrincipalPolicy";

    /// <inheritdoc/>
    protected override string DefaultSelect => "EvaluationResults";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("PolicySourceArn", PolicySourceArn);
        yield return new("ActionNames", ActionName);
        yield return new("ResourceArns", ResourceArn);
        yield return new("ContextEntries", ContextEntry);
    }
}
