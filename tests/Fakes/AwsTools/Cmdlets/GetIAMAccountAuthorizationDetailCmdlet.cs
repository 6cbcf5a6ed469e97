using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls GetAccountAuthorizationDetails.</summary>
[Cmdlet("Get", "IAMAccountAuthorizationDetail")]
public sealed class GetIAMAccountAuthorizationDetailCmdlet : ListingCmdlet<GetAccountAuthorizationDetailsResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[]? Filter { get; set; }

    /// <inheritdoc/>
    protected override string Operation => "GetAccountAuthorizationDetails";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("Filter", Filter);
    }
}
