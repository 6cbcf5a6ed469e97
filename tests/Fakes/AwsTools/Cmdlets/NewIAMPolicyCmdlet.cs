using System.Collections.Generic;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Calls CreatePolicy.</summary>
[Cmdlet("New", "IAMPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class NewIAMPolicyCmdlet : WritingCmdlet<CreatePolicyResponse>
{
    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string PolicyName { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string PolicyDocument { get; set; } = string.Empty;

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <inheritdoc/>
    protected override string Operation => "CreatePolicy";

    /// <inheritdoc/>
    protected override string DefaultSelect => "Policy";

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> Request()
    {
        yield return new("PolicyName", PolicyName);
        yield return new("PolicyDocument", PolicyDocument);
        yield return new("Path", Path);
        yield return new("Description", Description);
    }
}
