using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Planning;

/// <summary>What one policy of a role has to grant, or no longer to grant, whatever the role grants today.</summary>
internal abstract record SyncNeed(RoleArn Role, RoleArn TargetRole)
{
    /// <summary>State machines by name, as sentences list them.</summary>
    protected internal static string Names(IEnumerable<string> stateMachineArns)
    {
        string[] names = stateMachineArns.Select(arn => "'" + arn.Substring(arn.LastIndexOf(':') + 1) + "'").ToArray();
        return string.Join(", ", names.Take(3)) + (names.Length > 3 ? $" and {names.Length - 3} more" : string.Empty);
    }
}
