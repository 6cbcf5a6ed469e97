using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Tests.Policies;

/// <summary>One request, wholly concrete. Context keys are in lower case.</summary>
internal sealed record Probe(string Principal, string Action, string Resource, IReadOnlyDictionary<string, string> Context);

/// <summary>
/// IAM's matching said a second time and as simply as possible, so that no mistake of the product can hide in it: the
/// product's own patterns are not used here.
/// </summary>
internal static class ReferenceMatcher
{
    public static bool Matches(PolicyDocument document, PolicyEffect effect, Probe probe) =>
        document.Statements.Any(statement => statement.Effect == effect && Matches(statement, probe));

    public static bool Matches(IEnumerable<PolicyDocument> documents, PolicyEffect effect, Probe probe) =>
        documents.Any(document => Matches(document, effect, probe));

    /// <summary>A table over both texts: does the first i of the pattern match the first j of the text?</summary>
    public static bool Glob(string pattern, string text)
    {
        bool[,] table = new bool[pattern.Length + 1, text.Length + 1];
        table[0, 0] = true;
        for (int i = 1; i <= pattern.Length; i++)
        {
            table[i, 0] = table[i - 1, 0] && pattern[i - 1] == '*';
            for (int j = 1; j <= text.Length; j++)
            {
                table[i, j] = pattern[i - 1] == '*'
                    ? table[i - 1, j] || table[i, j - 1]
                    : table[i - 1, j - 1] && (pattern[i - 1] == '?' || pattern[i - 1] == text[j - 1]);
            }
        }

        return table[pattern.Length, text.Length];
    }

    private static bool Matches(PolicyStatement statement, Probe probe)
    {
        bool principal = statement.Principal is not { } element
            || element.IsNegated != element.Principals.Any(one => MatchesPrincipal(one, probe.Principal));
        bool action = statement.Action.IsNegated != statement.Action.Values.Any(value => Glob(value.ToLowerInvariant(), probe.Action.ToLowerInvariant()));
        bool resource = statement.Resource is not { } resources
            || resources.IsNegated != resources.Values.Any(value => Glob(Substitute(value, probe), probe.Resource));
        return principal && action && resource && statement.Conditions.All(condition => Matches(condition, probe));
    }

    private static bool MatchesPrincipal(PolicyPrincipal principal, string caller)
    {
        bool isService = !caller.StartsWith("arn:", StringComparison.Ordinal);
        return principal.Kind switch
        {
            PrincipalKind.Service => isService && principal.Value == caller,
            PrincipalKind.Everyone or PrincipalKind.Aws when principal.Value == "*" => !isService,
            PrincipalKind.Aws when principal.Value.Length == 12 => caller == $"arn:aws:iam::{principal.Value}:root",
            PrincipalKind.Aws => principal.Value == caller,
            _ => false,
        };
    }

    private static bool Matches(PolicyCondition condition, Probe probe)
    {
        string operation = condition.Operator.ToLowerInvariant();
        bool ifExists = operation.EndsWith("ifexists", StringComparison.Ordinal);
        operation = ifExists ? operation[..^"ifexists".Length] : operation;
        bool exists = probe.Context.TryGetValue(condition.Key.ToLowerInvariant(), out string? actual);
        if (operation == "null")
        {
            return condition.Values.Any(value => value == (exists ? "false" : "true"));
        }

        bool isNegated = operation.Contains("not", StringComparison.Ordinal);
        if (!exists)
        {
            return ifExists || isNegated;
        }

        bool any = operation switch
        {
            "stringequals" or "stringnotequals" or "bool" => condition.Values.Any(value => Substitute(value, probe) == actual),
            "stringlike" or "stringnotlike" => condition.Values.Any(value => Glob(Substitute(value, probe), actual!)),
            _ => throw new NotSupportedException($"The reference matcher has no {condition.Operator}."),
        };
        return any != isNegated;
    }

    // No probe's user name holds a wildcard, so substituting before matching is the same as IAM's order.
    private static string Substitute(string value, Probe probe) =>
        value.Replace("${aws:username}", probe.Context.GetValueOrDefault("aws:username", "\u0001none"), StringComparison.Ordinal);
}
