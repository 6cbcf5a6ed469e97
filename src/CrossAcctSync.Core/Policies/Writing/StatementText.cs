using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>Statements in messages.</summary>
internal static class StatementText
{
    /// <summary><c>Statement[2] "Sid"</c>.</summary>
    public static string Name(PolicyStatement statement, int index) =>
        $"Statement[{index}]" + (statement.Sid is null ? string.Empty : $" \"{statement.Sid}\"");

    /// <summary>The actions, at most three by name.</summary>
    public static string Actions(PolicyStatement statement)
    {
        IReadOnlyList<string> values = statement.Action.Values;
        string names = string.Join(", ", values.Take(3)) + (values.Count > 3 ? $" and {values.Count - 3} more" : string.Empty);
        return statement.Action.IsNegated ? "all but " + names : names;
    }
}
