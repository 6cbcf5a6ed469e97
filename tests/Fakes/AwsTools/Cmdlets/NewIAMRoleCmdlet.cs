using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls CreateRole.</summary>
[Cmdlet("New", "IAMRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class NewIAMRoleCmdlet : WritingCmdlet<CreateRoleResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string RoleName { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string AssumeRolePolicyDocument { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    public Tag[]? Tag { get; set; }

    /// <inheritdoc/>
    protected override string Operation => "CreateRole";

    /// <inheritdoc/>
    protected override string DefaultSelect => "Role";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("RoleName", RoleName);
        yield return new("AssumeRolePolicyDocument", AssumeRolePolicyDocument);
        yield return new("Path", Path);
        yield return new("Description", Description);
        yield return new("PermissionsBoundary", PermissionsBoundary);
        yield return new("Tags", Tag);
    }
}
