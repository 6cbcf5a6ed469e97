using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrossAcctSync.Policies;

/// <summary>
/// Whether policies mean the same, however they are written. Without meaning are: the order of statements, values,
/// conditions and elements; a string or a list of one; repeated values and statements; the case of actions, condition
/// operators and condition keys; quotation marks around numbers and booleans; an account's number or its root's ARN;
/// <c>"*"</c> or <c>{"AWS": "*"}</c>; <c>ArnEquals</c> or <c>ArnLike</c>; no version or <c>2008-10-17</c>; and, unless
/// asked for, <c>Sid</c> and <c>Id</c>.
/// </summary>
/// <remarks>
/// Equal documents grant the same; the reverse need not hold, for a statement within another one's grant is still a
/// difference.
/// </remarks>
public static class PolicyEquality
{
    /// <summary>Compares two policies.</summary>
    public static PolicyEqualityResult Compare(PolicyDocument left, PolicyDocument right, PolicyEqualityOptions? options = null)
    {
        options ??= PolicyEqualityOptions.Default;
        string partition = options.Partition ?? CanonicalPrincipal.PartitionOf(
            left ?? throw new ArgumentNullException(nameof(left)),
            right ?? throw new ArgumentNullException(nameof(right)));
        return new PolicyEqualityResult(
            CompareHeads(left, right, options)
            ?? CompareStatements(CanonicalStatement.Of(left, partition), CanonicalStatement.Of(right, partition), left, right)
            ?? (options.CompareIds ? CompareSids(left, right, partition) : null));
    }

    /// <summary>
    /// A hash of the policy's meaning: 64 hexadecimal digits (SHA-256), equal for documents that
    /// <see cref="Compare"/> finds equal under the same options, provided both name the same partition or none.
    /// </summary>
    public static string SemanticHash(PolicyDocument document, PolicyEqualityOptions? options = null)
    {
        options ??= PolicyEqualityOptions.Default;
        string partition = options.Partition ?? CanonicalPrincipal.PartitionOf(document ?? throw new ArgumentNullException(nameof(document)));
        var text = new StringBuilder(VersionOf(document)).Append('\n');
        foreach (string unknown in UnknownOf(document))
        {
            text.Append(unknown).Append('\n');
        }

        foreach (CanonicalStatement statement in CanonicalStatement.Of(document, partition))
        {
            text.Append(statement.Key).Append('\n');
        }

        if (options.CompareIds)
        {
            text.Append(document.Id is null ? "none" : "=" + document.Id).Append('\n');
            foreach (string sid in SidsOf(document, partition))
            {
                text.Append(sid).Append('\n');
            }
        }

        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Select(one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static PolicyDifference? CompareHeads(PolicyDocument left, PolicyDocument right, PolicyEqualityOptions options)
    {
        if (VersionOf(left) != VersionOf(right))
        {
            return Differ("Version", VersionOf(left), VersionOf(right));
        }

        if (options.CompareIds && left.Id != right.Id)
        {
            return Differ("Id", left.Id, right.Id);
        }

        return CompareSets("UnknownElements", UnknownOf(left), UnknownOf(right));
    }

    private static PolicyDifference? CompareStatements(
        IReadOnlyList<CanonicalStatement> left,
        IReadOnlyList<CanonicalStatement> right,
        PolicyDocument leftDocument,
        PolicyDocument rightDocument)
    {
        var leftKeys = new HashSet<string>(left.Select(statement => statement.Key), StringComparer.Ordinal);
        var rightKeys = new HashSet<string>(right.Select(statement => statement.Key), StringComparer.Ordinal);
        List<CanonicalStatement> onlyLeft = InOrder(left.Where(statement => !rightKeys.Contains(statement.Key)), leftDocument);
        List<CanonicalStatement> onlyRight = InOrder(right.Where(statement => !leftKeys.Contains(statement.Key)), rightDocument);
        if (onlyLeft.Count == 0 && onlyRight.Count == 0)
        {
            return null;
        }

        if (onlyLeft.Count > 0 && onlyRight.Count > 0)
        {
            CanonicalStatement first = onlyLeft[0];
            CanonicalStatement nearest = onlyRight.OrderByDescending(other => StatementSimilarity.Of(first, other)).First();
            PolicyElementChange change = StatementSimilarity.Changes(first, nearest)[0];
            string element = $"Statement[{IndexOf(leftDocument, first)}].{change.Element}";
            // An empty list and a missing element differ, and neither has a value of its own.
            return CompareSets(element, change.Removed, change.Added)
                ?? new PolicyDifference(element, Array.Empty<string>(), Array.Empty<string>(), $"{element} is empty in one policy and missing in the other.");
        }

        bool isLeft = onlyLeft.Count > 0;
        CanonicalStatement lone = isLeft ? onlyLeft[0] : onlyRight[0];
        string json = PolicyWriter.Write(lone.Source);
        int index = IndexOf(isLeft ? leftDocument : rightDocument, lone);
        return new PolicyDifference(
            $"Statement[{index}]",
            isLeft ? new[] { json } : Array.Empty<string>(),
            isLeft ? Array.Empty<string>() : new[] { json },
            $"Only the {(isLeft ? "left" : "right")} policy has the statement {json}.");
    }

    private static PolicyDifference? CompareSids(PolicyDocument left, PolicyDocument right, string partition) =>
        CompareSets("Statement.Sid", SidsOf(left, partition), SidsOf(right, partition));

    private static PolicyDifference? CompareSets(string element, IEnumerable<string> left, IEnumerable<string> right)
    {
        var onlyLeft = left.Except(right, StringComparer.Ordinal).ToList();
        var onlyRight = right.Except(left, StringComparer.Ordinal).ToList();
        return onlyLeft.Count == 0 && onlyRight.Count == 0
            ? null
            : new PolicyDifference(element, onlyLeft, onlyRight, $"{element} differs: only left {Spell(onlyLeft)}, only right {Spell(onlyRight)}.");
    }

    private static PolicyDifference Differ(string element, string? left, string? right) => new(
        element,
        left is null ? Array.Empty<string>() : new[] { left },
        right is null ? Array.Empty<string>() : new[] { right },
        $"{element} differs: left {left ?? "none"}, right {right ?? "none"}.");

    private static string Spell(List<string> values) => values.Count == 0 ? "nothing" : string.Join(", ", values);

    private static string VersionOf(PolicyDocument document) => document.Version ?? PolicyDocument.DefaultVersion;

    private static List<string> UnknownOf(PolicyDocument document) =>
        document.UnknownElements.Select(element => element.Name + "=" + element.Json).OrderBy(text => text, StringComparer.Ordinal).ToList();

    private static List<string> SidsOf(PolicyDocument document, string partition) => document.Statements
        .Select(statement => (statement.Sid is { Length: 0 } ? "\"\"" : statement.Sid) + " " + CanonicalStatement.Of(statement, partition).Key)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(text => text, StringComparer.Ordinal)
        .ToList();

    private static List<CanonicalStatement> InOrder(IEnumerable<CanonicalStatement> statements, PolicyDocument document) =>
        statements.OrderBy(statement => IndexOf(document, statement)).ToList();

    private static int IndexOf(PolicyDocument document, CanonicalStatement statement)
    {
        for (int i = 0; i < document.Statements.Count; i++)
        {
            if (ReferenceEquals(document.Statements[i], statement.Source))
            {
                return i;
            }
        }

        return -1;
    }
}
