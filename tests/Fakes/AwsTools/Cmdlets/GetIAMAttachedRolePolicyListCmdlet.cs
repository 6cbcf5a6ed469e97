using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls ListAttachedRolePolicies.</summary>
[Cmdlet("Get", "IAMAttachedRolePolicyList")]
public sealed class GetIAMAttachedRolePolicyListCmdlet : ListingCmdlet<ListAttachedRolePoliciesResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string RoleName { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? PathPrefix { get; set; }

    /// <inheritdoc/>
    protected override string Operation => "ListAttachedRolePolicies";

    /// <inheritdoc/>
    protected override string DefaultSelect => "AttachedPolicies";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("RoleName", RoleName);
        yield return new("PathPrefix", PathPrefix);
    }
}
