using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls CreatePolicyVersion.</summary>
[Cmdlet("New", "IAMPolicyVersion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class NewIAMPolicyVersionCmdlet : WritingCmdlet<CreatePolicyVersionResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string PolicyArn { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string PolicyDocument { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? SetAsDefault { get; set; }

    /// <inheritdoc/>
    protected override string Operation => "CreatePolicyVersion";

    /// <inheritdoc/>
    protected override string DefaultSelect => "PolicyVersion";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("PolicyArn", PolicyArn);
        yield return new("PolicyDocument", PolicyDocument);
        yield return new("SetAsDefault", SetAsDefault);
    }
}
