using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls ListRolePolicies.</summary>
[Cmdlet("Get", "IAMRolePolicyList")]
public sealed class GetIAMRolePolicyListCmdlet : ListingCmdlet<ListRolePoliciesResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string RoleName { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "ListRolePolicies";

    /// <inheritdoc/>
    protected override string DefaultSelect => "PolicyNames";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("RoleName", RoleName);
    }
}
