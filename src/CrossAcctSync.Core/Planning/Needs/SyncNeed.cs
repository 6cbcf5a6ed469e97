using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>What one policy of a role has to grant, or no longer to grant, whatever the role grants today.</summary>
internal abstract record SyncNeed(RoleArn Role, RoleArn TargetRole)
{
    /// <summary>A change that serves the need; what is written, and its size, is added by the draft.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="side">Whose role it is.</param>
    /// <param name="stateMachineArns">For whom.</param>
    /// <param name="reason">Why, one sentence.</param>
    public SyncChange Change(SyncChangeKind kind, SyncSide side, IReadOnlyList<string> stateMachineArns, string reason) => new()
    {
        Kind = kind,
        Side = side,
        AccountId = Role.AccountId,
        RoleArn = Role.ToString(),
        RoleName = Role.Name,
        TargetRoleArn = TargetRole.ToString(),
        Reason = reason,
        Size = 0,
        Quota = 0,
        StateMachineArns = stateMachineArns,
        Need = this,
    };

    /// <summary>State machines by name, as sentences list them.</summary>
    protected internal static string Names(IEnumerable<string> stateMachineArns) =>
        NameList.Of(stateMachineArns.Select(arn => "'" + arn.Substring(arn.LastIndexOf(':') + 1) + "'").ToArray(), 3);
}
