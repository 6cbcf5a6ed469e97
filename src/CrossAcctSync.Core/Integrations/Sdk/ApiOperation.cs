using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>What IAM asks for an API operation beyond the action of the operation's own name.</summary>
/// <param name="Service">The prefix of the service's actions, for example <c>scheduler</c>.</param>
/// <param name="Name">The operation, for example <c>CreateSchedule</c>.</param>
/// <param name="FurtherActions">Further actions, each with the arguments of which one calls for it; no arguments when none rules it out.</param>
/// <param name="RoleFields">Arguments that name a role which the call passes, for example <c>Target.RoleArn</c>; one that names an instance profile ends in <c>:instanceProfileRole</c>.</param>
/// <param name="PassedToServices">The values of <c>iam:PassedToService</c>; empty when no role is passed, or when the page names no value.</param>
/// <param name="PassesHiddenRoles">Whether roles are passed that the arguments do not show; with <c>HiddenRoleFields</c> only where one of those is given.</param>
/// <param name="Source">The page of the Service Authorization Reference.</param>
/// <param name="ReadOn">The day on which the page was read, <c>yyyy-MM-dd</c>.</param>
public sealed record ApiOperation(
    string Service,
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<string>> FurtherActions,
    IReadOnlyList<string> RoleFields,
    IReadOnlyList<string> PassedToServices,
    bool PassesHiddenRoles,
    string Source,
    string ReadOn)
{
    /// <summary>The actions that IAM asks in place of one of the operation's own name, for example <c>dms:ListDataProviders</c> for <c>DescribeDataProviders</c>; null when it has one.</summary>
    public IReadOnlyList<string>? OwnActions { get; init; }

    /// <summary>Arguments behind which roles stand that do not show, for example <c>LaunchTemplate</c>.</summary>
    public IReadOnlyList<string> HiddenRoleFields { get; init; } = [];

    /// <summary>Whether the call hands a role to a service.</summary>
    public bool PassesRoles => RoleFields.Count > 0 || PassedToServices.Count > 0 || PassesHiddenRoles;

    /// <summary>The resources of actions where the arguments' names do not show them, for example of the task that a call makes.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<OperationResource>> Resources { get; init; } = new Dictionary<string, IReadOnlyList<OperationResource>>();
}
