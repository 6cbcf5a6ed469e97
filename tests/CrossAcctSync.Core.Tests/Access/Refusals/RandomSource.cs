using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Tests.Access.Refusals;

/// <summary>
/// Policies of a source role over few names, and which roles it may assume, worked out by trying many: written for these
/// statements alone, with nothing of the product.
/// </summary>
internal sealed class RandomSource
{
    public const string Worker = "arn:aws:iam::222233334444:role/Worker";

    private static readonly string[] Accounts = { "111122223333", "222233334444", "333344445555", "999900001111" };

    private static readonly string[] Names = { "Worker", "Worker2", "Workload", "Work", "Worker-er", "Workex", "Workers", "team/Worker", "team/Other", "Admin", "Unnamed", "ExtraWorker", "e", "x" };

    private static readonly string[] Patterns =
    {
        Worker, Worker, Worker, "arn:aws:iam::222233334444:role/Worker2", "arn:aws:iam::222233334444:role/Work*", "arn:aws:iam::222233334444:role/Worke?",
        "arn:aws:iam::*:role/Worker", "arn:aws:iam::*:role/team/*", "arn:aws:iam::333344445555:role/*", "*", "arn:*:iam::*:role/Worker", "arn:aws:iam::222233334444:*",
        "arn:aws:iam", "arn:aws:iam::222233334444", "arn:aws:s3:::work/*", "arn:aws:iam::222233334444:role/${aws:PrincipalTag/team}",
        "arn:aws:iam::1*:role/Admin", "arn:aws:iam::222233334444:role/?", "arn:aws:iam::*:role/*er",
    };

    private static readonly string[] Actions = { "sts:AssumeRole", "sts:AssumeRole", "sts:*", "sts:Assume*", "*", "s3:GetObject" };

    private readonly List<(bool IsDeny, bool IsNegated, string Action, string[] Patterns, string? Account)> _statements = new();

    public RandomSource(Random random)
    {
        if (random.Next(2) == 0)
        {
            _statements.Add((false, false, "sts:AssumeRole", new[] { Worker }, null));
        }

        for (int i = random.Next(0, 3); i > 0; i--)
        {
            bool isDeny = random.Next(3) == 0;
            bool isNegated = random.Next(isDeny ? 2 : 8) == 0;
            _statements.Add((
                isDeny,
                isNegated,
                Actions[random.Next(Actions.Length)],
                Enumerable.Range(0, random.Next(1, 3)).Select(_ => Patterns[random.Next(Patterns.Length)]).Distinct().ToArray(),
                random.Next(4) == 0 ? Accounts[random.Next(Accounts.Length)] : null));
        }
    }

    /// <summary>Whether the role may assume another role than the one.</summary>
    public bool IsOpen => Accounts.Any(account => Names.Any(name => $"arn:aws:iam::{account}:role/{name}" is var role && role != Worker && Allows(role, account)));

    public override string ToString() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = _statements.Select(statement =>
        {
            var written = new Dictionary<string, object>
            {
                ["Effect"] = statement.IsDeny ? "Deny" : "Allow",
                ["Action"] = statement.Action,
                [statement.IsNegated ? "NotResource" : "Resource"] = statement.Patterns,
            };
            if (statement.Account is not null)
            {
                written["Condition"] = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, string> { ["aws:ResourceAccount"] = statement.Account } };
            }

            return written;
        }).ToArray(),
    });

    private bool Allows(string role, string account)
    {
        var matching = _statements.Where(statement =>
            statement.Action != "s3:GetObject"
            && statement.IsNegated != statement.Patterns.Any(pattern => Matches(pattern, role))
            && (statement.Account is null || statement.Account == account)).ToList();
        return matching.Count > 0 && matching.TrueForAll(statement => !statement.IsDeny);
    }

    // The role has no tags, so that its variable stands for nothing and the one pattern is void. An ARN that is cut short goes on with wildcards.
    private static bool Matches(string pattern, string role) =>
        !pattern.Contains('$', StringComparison.Ordinal)
        && Regex.IsMatch(role, "^" + Regex.Escape(pattern.StartsWith("arn:", StringComparison.Ordinal) && pattern.Count(letter => letter == ':') < 5 ? pattern + ":*" : pattern)
            .Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$");
}
