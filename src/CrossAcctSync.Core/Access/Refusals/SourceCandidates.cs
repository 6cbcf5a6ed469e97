using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access.Refusals;

/// <summary>
/// The roles that tell apart what policies let their holder assume: each that they name, and for each of their patterns, in
/// each account that they can tell apart, some that nobody names.
/// </summary>
internal static class SourceCandidates
{
    private const string Stranger = "987654321098";

    // What stands for the name of a role: some text within, so that no other pattern fits it by chance, or a letter, for
    // patterns that take no more.
    private static readonly (string Mask, char Filler)[] Names = { ("*CrossAcctSync-probe*", 'x'), ("?*", 'x'), ("?*", '0') };

    /// <param name="needs">The role and what its workflows name.</param>
    /// <param name="policies">Its policies of every layer.</param>
    public static IReadOnlyList<SourceCandidate> Of(SourceNeeds needs, IEnumerable<PolicyDocument> policies)
    {
        PolicyStatement[] statements = policies.SelectMany(policy => policy.Statements).ToArray();
        string[] patterns = statements.SelectMany(statement => statement.Resource?.Values ?? Array.Empty<string>()).Distinct(StringComparer.Ordinal).SelectMany(Plain).Distinct(StringComparer.Ordinal).ToArray();
        // A statement for all but a pattern leaves just what is within it.
        string[] exceptions = statements
            .Where(statement => statement.Resource is { IsNegated: true })
            .SelectMany(statement => statement.Resource!.Values.SelectMany(Plain))
            .Append("*")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var found = new Dictionary<string, SourceCandidate>(StringComparer.Ordinal);
        foreach (string role in patterns)
        {
            Add(role, role);
        }

        string[] accounts = Accounts(needs, patterns, statements);
        foreach (string pattern in patterns.Where(PatternWitness.HasWildcard).Append("*"))
        {
            // An account that is written out needs no other one.
            string[] parts = pattern.Split(':');
            string[] places = parts.Length > 4 && AccountId.IsValid(parts[4]) ? new[] { parts[4] } : accounts;
            foreach (string exception in exceptions)
            {
                foreach (string account in places)
                {
                    foreach ((string mask, char filler) in Names)
                    {
                        Add(PatternWitness.Common(filler, pattern, exception, $"arn:{needs.Role.Partition}:iam::{account}:role/{mask}"), pattern);
                    }
                }
            }
        }

        return found.Values.ToArray();

        void Add(string? arn, string pattern)
        {
            // A path may have colons, which an asterisk of another segment takes up at its end; nobody has such roles, and
            // without this each role/Worker of any account would also be a role of this one.
            if (arn is not null && !found.ContainsKey(arn) && arn.Count(letter => letter == ':') == 5 && RoleArn.TryParse(arn, out RoleArn? role, out _))
            {
                found.Add(arn, new SourceCandidate(role, pattern));
            }
        }
    }

    private static string[] Accounts(SourceNeeds needs, IEnumerable<string> patterns, IEnumerable<PolicyStatement> statements) => needs.Targets
        .Concat(patterns)
        .Select(text => text.Split(':') is { Length: > 4 } parts ? parts[4] : string.Empty)
        // aws:ResourceAccount and its like.
        .Concat(statements.SelectMany(statement => statement.Conditions).SelectMany(condition => condition.Values))
        .Append(needs.Role.AccountId)
        .Append(Stranger)
        .Where(AccountId.IsValid)
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    /// <summary>
    /// The pattern without policy variables, of which it is not known here what they stand for, and completed as IAM does
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
    /// </summary>
    private static IEnumerable<string> Plain(string pattern)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            int end = pattern[i] == '$' && i + 1 < pattern.Length && pattern[i + 1] == '{' ? pattern.IndexOf('}', i) : -1;
            text.Append(end < 0 ? pattern[i] : '*');
            i = Math.Max(i, end);
        }

        string plain = text.ToString();
        yield return plain;
        int missing = 5 - plain.Count(letter => letter == ':');
        if (missing > 0 && plain != "*")
        {
            yield return plain + string.Concat(Enumerable.Repeat(":*", missing));
        }
    }
}
