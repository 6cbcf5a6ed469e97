using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>A statement of permissions with placeholders, of which a task's arguments make a real one.</summary>
public sealed class IntegrationStatement
{
    private ScopingIssue? _wildcardIssue;

    internal IntegrationStatement(
        IReadOnlyList<IntegrationAction> actions,
        IReadOnlyList<ResourceTemplate> resources,
        IReadOnlyList<ResourceTemplate>? dynamicResources,
        IReadOnlyList<ConditionTemplate> conditions)
    {
        var list = ActionList.Of(actions);
        ActionList = list;
        ResourceTemplates = resources.ToArray();
        DynamicResources = dynamicResources;
        Conditions = conditions;
        ActionNames = list.Names;
        IsPassRole = actions.Any(action => action.Purpose == ActionPurpose.PassRole);
        HasOwnConditions = conditions.All(condition => condition.Values.All(value => value.IsLiteral && value.Text != ScopingRun.EmrPrincipal));
    }

    /// <summary>The actions in ordinal order.</summary>
    public IReadOnlyList<IntegrationAction> Actions => ActionList;

    /// <summary>The resources, as narrow as the task's arguments allow.</summary>
    public IReadOnlyList<ResourceTemplate> Resources => ResourceTemplates;

    /// <summary>The resources that the AWS page prints for values known only at run time; null where it prints none.</summary>
    public IReadOnlyList<ResourceTemplate>? DynamicResources { get; }

    /// <summary>The conditions in ordinal order of operator and key.</summary>
    public IReadOnlyList<ConditionTemplate> Conditions { get; }

    /// <summary>When the statement is needed; null for always.</summary>
    public FieldCondition? When { get; internal set; }

    /// <summary>
    /// Fields of which one, where it is given, makes up for missing resources. Null when the statement is left out
    /// without resources; empty when it never may be.
    /// </summary>
    public IReadOnlyList<string>? RequiredUnless { get; internal set; }

    /// <summary>A field that every element of the list has, so that elements without the placeholder's field are seen.</summary>
    public string? CountedBy { get; internal set; }

    /// <summary>Whether the call passes roles that the workflow does not show.</summary>
    public bool PassesHiddenRoles { get; internal set; }

    /// <summary>Why a resource is <c>*</c>; null where none is.</summary>
    public string? WildcardReason { get; internal set; }

    /// <summary>Why a resource is granted that the Service Authorization Reference does not list for the action.</summary>
    public string? BeyondReference { get; internal set; }

    /// <summary>What the statement cannot cover or narrow.</summary>
    public StatementCaveat? Caveat { get; internal set; }

    /// <summary>The AWS page that the statement follows.</summary>
    public string Source { get; internal set; } = string.Empty;

    /// <inheritdoc />
    public override string ToString() => $"Allow {string.Join(", ", ActionNames)} on {string.Join(", ", Resources)}{(When is null ? string.Empty : $" when {When}")}";

    internal ActionList ActionList { get; }

    internal ResourceTemplate[] ResourceTemplates { get; }

    internal IReadOnlyList<string> ActionNames { get; }

    internal bool IsPassRole { get; }

    /// <summary>Whether the conditions are the same for every task.</summary>
    internal bool HasOwnConditions { get; }

    /// <summary>The conditions that are the same for every task, once they are made.</summary>
    internal ConditionList? OwnConditions { get; set; }

    /// <summary>What is to be known where a resource is <c>*</c>: the same for every task.</summary>
    internal ScopingIssue WildcardIssue => _wildcardIssue ??= new ScopingIssue(
        ScopingIssueKind.ResourceLevelUnsupported,
        ScopingSeverity.Information,
        $"{string.Join(", ", ActionNames)} can only be granted on *: {WildcardReason}",
        "Nothing can be narrowed here.");
}
