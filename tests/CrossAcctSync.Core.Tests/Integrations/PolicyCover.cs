using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>
/// Whether a policy grants all that another grants: by the rules of IAM, <c>*</c> matches any characters and
/// <c>${*}</c> is a plain asterisk.
/// </summary>
internal static class PolicyCover
{
    public static bool Covers(IReadOnlyList<ScopedStatement> wide, IReadOnlyList<ScopedStatement> narrow, out string? gap)
    {
        foreach (ScopedStatement statement in narrow)
        {
            foreach (string action in statement.Actions)
            {
                foreach (string resource in statement.Resources)
                {
                    if (!wide.Any(other => other.Actions.Contains(action) && other.Resources.Any(pattern => Covers(pattern, resource)) && other.Conditions.All(condition => IsImplied(condition, statement.Conditions))))
                    {
                        gap = $"{action} on {resource}";
                        return false;
                    }
                }
            }
        }

        gap = null;
        return true;
    }

    public static bool Covers(string wide, string narrow) =>
        Regex.IsMatch(narrow.Replace("${*}", "\u0001", StringComparison.Ordinal), @"\A" + Regex.Escape(wide.Replace("${*}", "\u0001", StringComparison.Ordinal)).Replace(@"\*", ".*", StringComparison.Ordinal) + @"\z", RegexOptions.Singleline);

    private static bool IsImplied(ScopedCondition condition, IReadOnlyList<ScopedCondition> given) =>
        given.Any(other => other.Key == condition.Key && other.Values.All(value => condition.Values.Any(pattern => Covers(pattern, value))));
}
