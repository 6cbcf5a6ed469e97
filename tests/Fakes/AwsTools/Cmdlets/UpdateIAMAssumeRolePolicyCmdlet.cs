using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls UpdateAssumeRolePolicy.</summary>
[Cmdlet("Update", "IAMAssumeRolePolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class UpdateIAMAssumeRolePolicyCmdlet : WritingCmdlet<EmptyResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string RoleName { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string PolicyDocument { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "UpdateAssumeRolePolicy";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("RoleName", RoleName);
        yield return new("PolicyDocument", PolicyDocument);
    }
}
