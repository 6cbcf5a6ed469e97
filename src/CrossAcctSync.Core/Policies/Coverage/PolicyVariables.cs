using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Whether a document's version changes what its statements mean: version 2012-10-17 has policy variables, and in
/// 2008-10-17 <c>${aws:username}</c> is that text (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html).
/// </summary>
internal static class PolicyVariables
{
    private static readonly string[] Escapes = { "${*}", "${?}", "${$}" };

    public static bool AreKnownTo(PolicyDocument document) => document.Version == PolicyDocument.CurrentVersion;

    public static bool AreIn(PolicyStatement statement) =>
        (statement.Resource?.Values ?? Array.Empty<string>()).Concat(ConditionValues(statement)).Any(PolicyPattern.HasVariable);

    /// <summary>Whether the statement has what version 2012-10-17 reads as an escaped character.</summary>
    public static bool EscapesAreIn(PolicyStatement statement) =>
        (statement.Resource?.Values ?? Array.Empty<string>()).Concat(ConditionValues(statement)).Any(HasEscape);

    private static bool HasEscape(string text) => Escapes.Any(escape => text.IndexOf(escape, StringComparison.Ordinal) >= 0);

    private static IEnumerable<string> ConditionValues(PolicyStatement statement) =>
        statement.Conditions.SelectMany(condition => condition.Values);
}
