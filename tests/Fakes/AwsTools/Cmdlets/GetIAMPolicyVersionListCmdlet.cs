using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls ListPolicyVersions.</summary>
[Cmdlet("Get", "IAMPolicyVersionList")]
public sealed class GetIAMPolicyVersionListCmdlet : ListingCmdlet<ListPolicyVersionsResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string PolicyArn { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "ListPolicyVersions";

    /// <inheritdoc/>
    protected override string DefaultSelect => "Versions";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("PolicyArn", PolicyArn);
    }
}
