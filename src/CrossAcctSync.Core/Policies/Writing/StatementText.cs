using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>Statements in messages.</summary>
internal static class StatementText
{
    /// <summary><c>Statement[2] "Sid"</c>.</summary>
    public static string Name(PolicyStatement statement, int index) =>
        $"Statement[{index}]" + (statement.Sid is null ? string.Empty : $" \"{statement.Sid}\"");

    /// <summary>The actions, at most three by name.</summary>
    public static string Actions(PolicyStatement statement) => Values(statement.Action, 3);

    /// <summary>The values of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="most">How many are written out.</param>
    public static string Values(PolicyElement element, int most) =>
        (element.IsNegated ? "all but " : string.Empty) + NameList.Of(element.Values, most);
}
