using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls GetPolicy.</summary>
[Cmdlet("Get", "IAMPolicy")]
public sealed class GetIAMPolicyCmdlet : IamCmdlet<GetPolicyResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string PolicyArn { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override string Operation => "GetPolicy";

    /// <inheritdoc/>
    protected override string DefaultSelect => "Policy";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("PolicyArn", PolicyArn);
    }
}
