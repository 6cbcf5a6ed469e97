using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation.Conditions;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>
/// The session of a role whose name is not known, as that of a workflow, which Step Functions chooses. Only
/// <c>aws:userid</c> tells it, of the form <c>role-id:session-name</c>
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable).
/// </summary>
internal static class UnknownSession
{
    private const string Prefix = ":assumed-role/";

    /// <summary>The key that tells the session.</summary>
    public static ContextKey Key { get; } = new("aws:userid");

    /// <summary>Whether the principal's session is one of those named.</summary>
    /// <param name="sessions">ARNs of sessions.</param>
    /// <param name="frame">The request.</param>
    public static Ternary Matches(IReadOnlyList<string> sessions, in EvaluationFrame frame)
    {
        RequestPrincipal principal = frame.Request.Principal;
        Ternary any = Ternary.False;
        foreach (string session in sessions)
        {
            if (NameOf(session, principal) is not { } name)
            {
                continue;
            }

            ContextValue userId = frame.Get(Key);
            any = any.Or(userId.Count == 1
                ? TernaryLogic.Of(userId[0].IndexOf(':') is >= 0 and var colon && userId[0].Substring(colon + 1) == name)
                : Ternary.Unknown);
        }

        return any;
    }

    /// <summary>The value of <c>aws:userid</c> in a session that is named; null for a session of another role.</summary>
    public static string? UserIdOf(string session, RequestPrincipal principal) =>
        NameOf(session, principal) is { } name ? (principal.UniqueId ?? "any") + ":" + name : null;

    private static string? NameOf(string session, RequestPrincipal principal)
    {
        if (principal.Type != PrincipalType.Role || principal.AccountId is null)
        {
            return null;
        }

        int start = session.IndexOf(Prefix, StringComparison.Ordinal);
        int slash = session.LastIndexOf('/');
        string owner = $"arn:{principal.Partition}:sts::{principal.AccountId}";
        return start + Prefix.Length <= slash
            && string.CompareOrdinal(session, 0, owner, 0, Math.Max(start, owner.Length)) == 0
            && session.Substring(start + Prefix.Length, slash - start - Prefix.Length) == principal.Name
                ? session.Substring(slash + 1)
                : null;
    }
}
