using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Evaluation.Explaining;

/// <summary>Parts of the sentences of an explanation.</summary>
internal static class Sentence
{
    public static string Layer(PolicyLayer? layer) => layer switch
    {
        PolicyLayer.ResourceControlPolicy => "resource control policy",
        PolicyLayer.ServiceControlPolicy => "service control policy",
        PolicyLayer.TrustPolicy => "trust policy",
        PolicyLayer.ResourcePolicy => "resource policy",
        PolicyLayer.IdentityPolicy => "identity policy",
        PolicyLayer.PermissionsBoundary => "permissions boundary",
        PolicyLayer.SessionPolicy => "session policy",
        _ => "request",
    };

    /// <summary><c>the trust policy of Sync</c>.</summary>
    public static string Policy(StatementReference statement) =>
        statement.Layer is PolicyLayer.TrustPolicy
            ? $"the trust policy of {statement.PolicyName}"
            : $"the {Layer(statement.Layer)} {statement.PolicyName}{(statement.Level is null ? string.Empty : " of " + statement.Level)}";

    /// <summary><c>the trust policy of Sync (statement 2, line 14)</c>.</summary>
    public static string Place(StatementReference statement) => $"{Policy(statement)} ({statement.Place})";

    /// <summary>What a statement asks for and what the request has.</summary>
    public static string NearMiss(StatementNearMiss miss, AccessRequest request)
    {
        StatementReference statement = miss.Statement;
        // A statement on other actions does not say under what this one is allowed.
        if (miss.Mismatches.Any(mismatch => mismatch.Element is "Action" or "NotAction"))
        {
            return Capital($"{Policy(statement)} does not allow {request.Action} ({statement.Place} is on {List(miss.Mismatches.Where(mismatch => mismatch.Element is "Action" or "NotAction").Select(mismatch => mismatch.Expected))}).");
        }

        string expected = List(miss.Mismatches.Select(Expected));
        string actual = List(miss.Mismatches.Select(Actual));
        return Capital($"{Policy(statement)} allows {request.Action} only {expected}; {actual} ({statement.Place}).");
    }

    public static string List(IEnumerable<string> items)
    {
        string[] all = items.Distinct().ToArray();
        return all.Length switch
        {
            0 => "nothing",
            1 => all[0],
            _ => string.Join(", ", all, 0, all.Length - 1) + " and " + all[all.Length - 1],
        };
    }

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string Expected(ElementMismatch mismatch) => mismatch.Element switch
    {
        "Statement" => $"with {mismatch.Expected}",
        "Principal" => $"to '{mismatch.Expected}'",
        "Action" => $"as '{mismatch.Expected}'",
        "Resource" => $"on '{mismatch.Expected}'",
        "Condition" => $"with {mismatch.Key}{Operator(mismatch.Operator!)} '{mismatch.Expected}'",
        _ => $"beyond '{mismatch.Expected}'",
    };

    private static string Actual(ElementMismatch mismatch) => mismatch.Element switch
    {
        "Statement" => mismatch.Actual is null ? "this one has not" : $"'{mismatch.Actual}' is none",
        "Principal" => $"the principal is '{mismatch.Actual}'",
        "Condition" when mismatch.IsUnknown => $"it is not known what the request sends for {mismatch.Key}",
        "Condition" when mismatch.Actual is null => $"the request sends no {mismatch.Key}",
        "Condition" => $"the request sends '{mismatch.Actual}'",
        "Action" or "NotAction" => $"the action is '{mismatch.Actual}'",
        _ => $"the resource is '{mismatch.Actual}'",
    };

    /// <summary>The plain comparison goes without saying.</summary>
    private static string Operator(string name) => name is "StringEquals" or "ArnEquals" or "Bool" ? string.Empty : $" {name}";
}
