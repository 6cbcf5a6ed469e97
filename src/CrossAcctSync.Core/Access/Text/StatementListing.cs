using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Access.Text;

/// <summary>The statement that a decision hangs on, with a mark under the element that made the difference.</summary>
internal static class StatementListing
{
    // An element of more lines than this says less than its first ones.
    private const int MostLines = 6;

    /// <summary>The lines; none when no statement came near.</summary>
    public static IEnumerable<string> Of(AccessDecision decision, StatementReference? toChange)
    {
        if (toChange is not null)
        {
            return List(decision, toChange, new ElementMismatch("Effect", null, null, string.Empty, null), string.Empty);
        }

        StatementNearMiss? nearest = decision.NearMisses.FirstOrDefault(miss => miss.Statement.Layer == decision.BlockedBy);
        if (nearest is null || nearest.Mismatches.Count == 0)
        {
            return Enumerable.Empty<string>();
        }

        ElementMismatch mismatch = nearest.Mismatches[0];
        if (mismatch.Element == "Action" && !IsOfService(mismatch.Expected, decision.Request.Action))
        {
            return Enumerable.Empty<string>();
        }

        return List(decision, nearest.Statement, mismatch, mismatch.Actual is null ? "not sent" : "is " + mismatch.Actual);
    }

    /// <summary>Whether a statement has to do with the service of an action at all.</summary>
    private static bool IsOfService(string expected, string action) =>
        expected.IndexOf(action.Substring(0, action.IndexOf(':') + 1), StringComparison.OrdinalIgnoreCase) >= 0;

    private static IEnumerable<string> List(AccessDecision decision, StatementReference reference, ElementMismatch mismatch, string note)
    {
        if (Find(decision, reference) is not { } statement)
        {
            return Enumerable.Empty<string>();
        }

        string[] lines = PolicyWriter.Write(statement, indented: true).Split('\n');
        int marked = LineOf(lines, mismatch);
        if (marked < 0)
        {
            return Enumerable.Empty<string>();
        }

        var listing = new List<string> { $"{PlaceOf(reference.Location)}{NameOf(decision, reference)}, statement {reference.Index + 1}{(reference.Sid is null ? string.Empty : $" '{reference.Sid}'")}" };
        int first = Math.Max(0, mismatch.Key is null ? marked : marked - 2);
        int last = Math.Min(lines.Length - 1, Math.Max(marked, EndOf(lines, marked)));
        for (int i = first; i <= last && i < first + MostLines; i++)
        {
            listing.Add("| " + lines[i]);
            if (i == marked)
            {
                listing.Add("| " + Mark(lines[i], note));
            }
        }

        if (last >= first + MostLines)
        {
            listing.Add("| ...");
        }

        return listing.Select(line => VisibleText.Of(line));
    }

    /// <summary>The file's name is enough to find the place; its folder is the same for all of a snapshot. What came from no file has no place.</summary>
    private static string PlaceOf(SourceLocation? location) =>
        location?.Path is null ? string.Empty : $"{location with { Path = Path.GetFileName(location.Path) }} ";

    /// <summary>The policy's name. In a live account that of its role comes first, for no file tells it.</summary>
    private static string NameOf(AccessDecision decision, StatementReference reference) =>
        reference.Location?.Path is null && reference.Layer == PolicyLayer.IdentityPolicy && RoleArn.TryParse(decision.Request.Principal.Arn, out RoleArn? role, out _)
            ? $"{role.Name} / {reference.PolicyName}"
            : reference.PolicyName;

    private static PolicyStatement? Find(AccessDecision decision, StatementReference reference)
    {
        PolicySet set = decision.Policies;
        IEnumerable<NamedPolicy> policies = reference.Layer switch
        {
            PolicyLayer.TrustPolicy or PolicyLayer.ResourcePolicy => One(set.ResourcePolicy),
            PolicyLayer.PermissionsBoundary => One(set.PermissionsBoundary),
            PolicyLayer.SessionPolicy => set.SessionPolicies,
            PolicyLayer.ServiceControlPolicy => set.ServiceControlPolicies.Where(level => level.Name == reference.Level).SelectMany(level => level.Policies),
            PolicyLayer.ResourceControlPolicy => set.ResourceControlPolicies.Where(level => level.Name == reference.Level).SelectMany(level => level.Policies),
            _ => set.IdentityPolicies,
        };
        PolicyDocument? document = policies.FirstOrDefault(policy => policy.Name == reference.PolicyName)?.Document;
        return document is not null && reference.Index < document.Statements.Count ? document.Statements[reference.Index] : null;
    }

    private static IEnumerable<NamedPolicy> One(NamedPolicy? policy) => policy is null ? Enumerable.Empty<NamedPolicy>() : new[] { policy };

    private static int LineOf(string[] lines, ElementMismatch mismatch)
    {
        int from = 0;
        if (mismatch.Operator is not null)
        {
            from = Array.FindIndex(lines, line => line.TrimStart().StartsWith($"\"{mismatch.Operator}\":", StringComparison.Ordinal));
        }

        string name = $"\"{mismatch.Key ?? mismatch.Element}\":";
        return from < 0 ? -1 : Array.FindIndex(lines, from, line => line.TrimStart().StartsWith(name, StringComparison.Ordinal));
    }

    /// <summary>The last line of the element that begins at a line: the bracket that closes it.</summary>
    private static int EndOf(string[] lines, int start)
    {
        int indent = Indent(lines[start]);
        if (!lines[start].EndsWith("[", StringComparison.Ordinal) && !lines[start].EndsWith("{", StringComparison.Ordinal))
        {
            return start;
        }

        int end = start + 1;
        while (end < lines.Length - 1 && Indent(lines[end]) > indent)
        {
            end++;
        }

        return end;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    /// <summary>Marks the value of a line, or all of it when it has none.</summary>
    private static string Mark(string line, string note)
    {
        int value = line.IndexOf("\": ", StringComparison.Ordinal);
        int start = value < 0 ? Indent(line) : value + 3;
        int length = Math.Max(1, line.TrimEnd(',').Length - start);
        return new string(' ', start) + new string('^', Math.Max(2, length)) + (note.Length == 0 ? string.Empty : " " + note);
    }
}
