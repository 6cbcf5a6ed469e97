using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls DeleteRole.</summary>
[Cmdlet("Remove", "IAMRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveIAMRoleCmdlet : WritingCmdlet<EmptyResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string RoleName { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "DeleteRole";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("RoleName", RoleName);
    }
}
