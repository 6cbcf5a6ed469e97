using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that plan grants: the parameters that say how.</summary>
public abstract class SyncPlanningCmdlet : SyncPlanCmdlet
{
    private protected const string FromRequirement = "Requirement";
    private protected const string FromRequirementInSnapshot = "RequirementInSnapshot";

    /// <summary>Gets or sets how permissions are kept.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    public PolicyPlacement PolicyKind { get; set; } = PolicyPlacement.Inline;

    /// <summary>Gets or sets the managed policies that a role can have.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    [ValidateRange(10, 25)]
    public int AttachmentQuota { get; set; } = SyncPlanOptions.DefaultAttachmentQuota;

    /// <summary>Gets or sets the length that target accounts allow for trust policies, in characters.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    [ValidateRange(2048, 8192)]
    public int TrustQuota { get; set; } = PolicyQuota.TrustPolicy.Limit;

    /// <summary>Gets or sets values of context keys that cannot be known from the accounts.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    [ValidateNotNull]
    public IDictionary Context { get; set; } = new Hashtable();

    /// <summary>Gets or sets whether what none of the requirements needs is taken away.</summary>
    [Parameter]
    public SwitchParameter IncludeExcess { get; set; }

    /// <summary>Gets or sets whether target roles are created that are not there.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    public SwitchParameter CreateRole { get; set; }

    /// <summary>Gets or sets the policy that bounds new roles.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    [ValidateForm(@"\Aarn:[a-z-]+:iam::([0-9]{12}|aws|\{account\}):policy/.+\z", "the ARN of a managed policy, such as 'arn:aws:iam::{account}:policy/Boundary'")]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Gets or sets what new roles are for.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    [ValidateLength(1, 1000)]
    public string? RoleDescription { get; set; }

    /// <summary>Gets or sets the tags of new roles.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    [ValidateNotNull]
    public Hashtable RoleTag { get; set; } = new();

    /// <summary>The options that the parameters say.</summary>
    private protected SyncPlanOptions PlanOptions(SyncSide side) => new()
    {
        Side = side,
        Placement = PolicyKind,
        AttachmentQuota = AttachmentQuota,
        TrustQuota = PolicyQuota.TrustPolicyOf(TrustQuota),
        Context = ContextValues.Of(Context),
        IncludeExcess = IncludeExcess,
        Creation = CreateRole ? new RoleCreation { PermissionsBoundary = PermissionsBoundary, Description = RoleDescription, Tags = Tags() } : null,
    };

    private Dictionary<string, string> Tags()
    {
        var tags = new Dictionary<string, string>(System.StringComparer.Ordinal);
        foreach (DictionaryEntry tag in RoleTag)
        {
            tags[tag.Key.ToString() ?? string.Empty] = tag.Value?.ToString() ?? string.Empty;
        }

        return tags;
    }
}
