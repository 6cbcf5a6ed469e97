using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls GetRole.</summary>
[Cmdlet("Get", "IAMRole")]
public sealed class GetIAMRoleCmdlet : IamCmdlet<GetRoleResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string RoleName { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "GetRole";

    /// <inheritdoc/>
    protected override string DefaultSelect => "Role";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("RoleName", RoleName);
    }
}
