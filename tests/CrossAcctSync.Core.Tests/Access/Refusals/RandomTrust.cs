using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Tests.Access.Refusals;

/// <summary>
/// A trust policy of random statements over few names, and who gets in by it, worked out by trying everybody: written for
/// these statements alone, with nothing of the product.
/// </summary>
internal sealed class RandomTrust
{
    public const string Exec = "arn:aws:iam::111122223333:role/FlowExecution";
    public const string Flow = "arn:aws:states:eu-west-1:111122223333:stateMachine:Flow";
    private const string Admin = "arn:aws:iam::111122223333:role/Admin";
    private const string Flow2 = Flow + "2";

    // Who is tried: ARN of the principal, ARN of the session, account, and the kinds that "*" of AWS does not mean.
    private static readonly (string Arn, string? Session, string Account)[] Everybody =
    {
        (Exec, null, "111122223333"),
        (Exec, "arn:aws:sts::111122223333:assumed-role/FlowExecution/deploy", "111122223333"),
        (Admin, null, "111122223333"),
        (Admin, "arn:aws:sts::111122223333:assumed-role/Admin/alice", "111122223333"),
        ("arn:aws:iam::111122223333:role/FlowOther", null, "111122223333"),
        ("arn:aws:iam::111122223333:role/Unnamed", null, "111122223333"),
        ("arn:aws:iam::111122223333:user/bob", null, "111122223333"),
        ("arn:aws:iam::111122223333:user/unnamed", null, "111122223333"),
        ("arn:aws:iam::222233334444:role/Local", null, "222233334444"),
        ("arn:aws:iam::222233334444:role/Unnamed", null, "222233334444"),
        ("arn:aws:iam::222233334444:role/FlowExecution", null, "222233334444"),
        ("arn:aws:iam::111122223333:user/OpsExecution", null, "111122223333"),
        ("arn:aws:iam::555566667777:role/FlowExecution", null, "555566667777"),
        ("arn:aws:iam::555566667777:role/Unnamed", null, "555566667777"),
        ("arn:aws:iam::999900001111:role/FlowExecution", null, "999900001111"),
        ("arn:aws:iam::999900001111:role/Unnamed", null, "999900001111"),
    };

    private static readonly string?[] ExternalIds = { null, Flow, Flow2, Flow + "Unnamed", "arn:aws:states:eu-west-1:111122223333:stateMachine:flow", "vendor-7", "unnamed", "unnamed:Flow", "unnamed2" };

    private static readonly string?[] ServiceArns = { null, Exec, Admin, "arn:aws:iam::111122223333:role/FlowOther", "arn:aws:iam::999900001111:role/FlowExecution", "unnamed" };

    private static readonly string?[] ServiceAccounts = { null, "111122223333", "999900001111" };

    private static readonly string[] Principals =
    {
        Exec, Exec, Exec, Admin, "arn:aws:iam::111122223333:user/bob", "arn:aws:iam::111122223333:root", "111122223333", "*",
        "arn:aws:sts::111122223333:assumed-role/FlowExecution/deploy", "arn:aws:sts::111122223333:assumed-role/Admin/alice",
        "arn:aws:iam::222233334444:role/Local", "222233334444", "arn:aws:iam::555566667777:root", "service:lambda.amazonaws.com",
    };

    private static readonly (string Operator, string Key, string[] Values)[] Conditions =
    {
        ("StringEquals", "sts:ExternalId", new[] { Flow }), ("StringEquals", "sts:ExternalId", new[] { Flow }), ("StringEquals", "sts:ExternalId", new[] { Flow }),
        ("StringEquals", "sts:ExternalId", new[] { Flow, Flow2 }), ("StringEquals", "sts:ExternalId", new[] { "vendor-7" }),
        ("StringLike", "sts:ExternalId", new[] { Flow }), ("StringLike", "sts:ExternalId", new[] { Flow + "*" }), ("StringLike", "sts:ExternalId", new[] { "*:Flow" }),
        ("StringLike", "sts:ExternalId", new[] { "vendor-?", "*2" }), ("StringEqualsIgnoreCase", "sts:ExternalId", new[] { Flow }),
        ("StringEqualsIfExists", "sts:ExternalId", new[] { Flow }), ("StringNotEquals", "sts:ExternalId", new[] { Flow2 }), ("Null", "sts:ExternalId", new[] { "false" }),
        ("ArnEquals", "aws:PrincipalArn", new[] { Exec }), ("ArnEquals", "aws:PrincipalArn", new[] { Exec }), ("StringEquals", "aws:PrincipalArn", new[] { Exec, Admin }),
        ("StringLike", "aws:PrincipalArn", new[] { "arn:aws:iam::111122223333:role/Flow*" }), ("StringLike", "aws:PrincipalArn", new[] { "*Execution" }),
        ("StringNotEquals", "aws:PrincipalArn", new[] { Exec }), ("StringEquals", "aws:PrincipalAccount", new[] { "111122223333" }),
    };

    private readonly List<(bool IsDeny, string[] Principals, (string Operator, string Key, string[] Values)[] Conditions)> _statements = new();

    // Ways to let in the state machine and nobody else.
    private static readonly (string Principal, (string Operator, string Key, string[] Values)[] Conditions)[] Closed =
    {
        (Exec, new[] { ("StringEquals", "sts:ExternalId", new[] { Flow }) }),
        (Exec, new[] { ("StringLike", "sts:ExternalId", new[] { Flow }) }),
        (Exec, new[] { ("StringEquals", "sts:ExternalId", new[] { Flow, Flow2 }), ("StringLike", "sts:ExternalId", new[] { "*:Flow" }) }),
        (Exec, new[] { ("StringLike", "sts:ExternalId", new[] { Flow + "*" }), ("StringEquals", "sts:ExternalId", new[] { Flow }) }),
        ("*", new[] { ("StringEquals", "sts:ExternalId", new[] { Flow }), ("ArnEquals", "aws:PrincipalArn", new[] { Exec }) }),
        ("111122223333", new[] { ("StringEquals", "sts:ExternalId", new[] { Flow }), ("ArnEquals", "aws:PrincipalArn", new[] { Exec }) }),
        ("arn:aws:iam::111122223333:root", new[] { ("StringLike", "sts:ExternalId", new[] { Flow }), ("StringEquals", "aws:PrincipalArn", new[] { Exec }) }),
    };

    /// <summary>Random statements: half of the time all of them, else some beside one that is closed, most of which narrow it.</summary>
    public RandomTrust(Random random)
    {
        bool startsClosed = random.Next(2) == 0;
        if (startsClosed)
        {
            (string principal, (string Operator, string Key, string[] Values)[] conditions) = Closed[random.Next(Closed.Length)];
            _statements.Add((false, new[] { principal }, conditions));
        }

        int count = startsClosed ? random.Next(0, 3) : random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            bool isDeny = startsClosed ? random.Next(4) > 0 : i > 0 && random.Next(3) == 0;
            string[] principals = isDeny
                ? new[] { random.Next(3) == 0 ? Principals[random.Next(Principals.Length)] : "*" }
                : Enumerable.Range(0, random.Next(1, 3)).Select(_ => Principals[random.Next(Principals.Length)]).Distinct().ToArray();
            _statements.Add((isDeny, principals, Enumerable.Range(0, random.Next(isDeny ? 1 : 0, 3))
                .Select(_ => Conditions[random.Next(Conditions.Length)])
                .GroupBy(condition => (condition.Operator, condition.Key)).Select(group => group.First()).ToArray()));
        }
    }

    /// <summary>Whether the state machine gets in, whatever its session is called.</summary>
    public bool IsWorking => Allows(Everybody[0], Flow) && Allows(Everybody[1], Flow);

    /// <summary>Whether anybody else does.</summary>
    public bool IsOpen =>
        // What a service has for a key of principals is not known: each way counts.
        ServiceArns.Any(arn => ServiceAccounts.Any(account => AllowsService(arn, account)))
        || Everybody.Any(caller => ExternalIds.Any(externalId => !(caller.Arn == Exec && externalId == Flow) && Allows(caller, externalId)));

    public override string ToString() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = _statements.Select(statement => new Dictionary<string, object>
        {
            ["Effect"] = statement.IsDeny ? "Deny" : "Allow",
            ["Principal"] = new Dictionary<string, string[]>
            {
                ["AWS"] = statement.Principals.Where(principal => !IsService(principal)).ToArray(),
                ["Service"] = statement.Principals.Where(IsService).Select(principal => principal.Substring("service:".Length)).ToArray(),
            }.Where(entry => entry.Value.Length > 0).ToDictionary(),
            ["Action"] = "sts:AssumeRole",
            ["Condition"] = statement.Conditions.GroupBy(condition => condition.Operator).ToDictionary(group => group.Key, group => group.ToDictionary(condition => condition.Key, condition => condition.Values)),
        }).ToArray(),
    });

    private static bool IsService(string principal) => principal.StartsWith("service:", StringComparison.Ordinal);

    // "Principal": {"AWS": "*"} of a Deny means everybody, services too; of an Allow it does not mean services.
    private bool AllowsService(string? arn, string? account)
    {
        var matching = _statements.Where(statement => statement.Principals.Any(principal => IsService(principal) || (statement.IsDeny && principal == "*")) && statement.Conditions.All(condition => Holds(condition, null, arn, account))).ToList();
        return matching.Count > 0 && matching.TrueForAll(statement => !statement.IsDeny);
    }

    private bool Allows((string Arn, string? Session, string Account) caller, string? externalId)
    {
        var matching = _statements.Where(statement => statement.Principals.Any(principal => Names(principal, caller)) && statement.Conditions.All(condition => Holds(condition, externalId, caller.Arn, caller.Account))).ToList();
        return matching.Count > 0 && matching.TrueForAll(statement => !statement.IsDeny);
    }

    private static bool Names(string principal, (string Arn, string? Session, string Account) caller) =>
        principal == "*" || principal == caller.Arn || principal == caller.Session || principal == caller.Account || principal == $"arn:aws:iam::{caller.Account}:root";

    private static bool Holds((string Operator, string Key, string[] Values) condition, string? externalId, string? arn, string? account)
    {
        string? value = condition.Key switch { "sts:ExternalId" => externalId, "aws:PrincipalArn" => arn, _ => account };
        return condition.Operator switch
        {
            "Null" => value is not null,
            "StringNotEquals" => value is null || !condition.Values.Contains(value),
            "StringEqualsIfExists" => value is null || condition.Values.Contains(value),
            "StringLike" => value is not null && condition.Values.Any(pattern => Regex.IsMatch(value, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$")),
            "StringEqualsIgnoreCase" => value is not null && condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
            _ => value is not null && condition.Values.Contains(value),
        };
    }
}
