using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using CrossAcctSync.Expressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// The comparisons of a Choice state in JSONPath, of values that are there
/// (https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules).
/// A value of another type than the comparison's is no match and no error. Null where the outcome is not known.
/// </summary>
internal static class ChoiceComparison
{
    // More digits than these are not held exactly everywhere.
    private const int MostDigits = 15;

    private static readonly string[] Orders = { "Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals" };

    private static readonly HashSet<string> Operators = new(
        new[] { "String", "Numeric", "Timestamp" }.SelectMany(type => Orders.Select(order => type + order))
            .Concat(new[] { "BooleanEquals" })
            .SelectMany(name => new[] { name, name + "Path" })
            .Concat(new[] { "StringMatches", "IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp" }),
        StringComparer.Ordinal);

    private static readonly Regex Timestamp = new(
        @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript);

    private static readonly Regex TimestampLike = new(@"^\d{4}-\d{2}-\d{2}[Tt]", RegexOptions.CultureInvariant | RegexOptions.ECMAScript);

    /// <summary>Whether a member of a rule is its comparison.</summary>
    public static bool IsOperator(string name) => Operators.Contains(name);

    /// <summary>Whether a value is of the type that <c>IsString</c> and its like ask for.</summary>
    public static bool? IsOfType(string name, WorkflowValue value) => name switch
    {
        "IsNull" => value.Kind == WorkflowValueKind.Null,
        "IsNumeric" => value.Kind == WorkflowValueKind.Number,
        "IsString" => value.Kind == WorkflowValueKind.Text,
        "IsBoolean" => value.Kind == WorkflowValueKind.Boolean,
        "IsTimestamp" => IsTimestamp(value),
        _ => null,
    };

    /// <summary>Whether a comparison holds.</summary>
    /// <param name="name">Its name without <c>Path</c>.</param>
    /// <param name="value">What <c>Variable</c> leads to.</param>
    /// <param name="operand">What it is compared with.</param>
    public static bool? Holds(string name, WorkflowValue value, WorkflowValue operand)
    {
        // An operand of another type is refused, or fails the execution.
        switch (name)
        {
            case "BooleanEquals":
                return operand.Kind != WorkflowValueKind.Boolean ? null : value.Equals(operand);
            case "StringMatches":
                return operand.Text.Literal is not { } pattern || operand.Kind != WorkflowValueKind.Text ? null
                    : value.Kind != WorkflowValueKind.Text ? false
                    : value.Text.Literal is { } text ? Matches(pattern, text) : null;
            case "StringEquals" when operand.Kind == WorkflowValueKind.Text:
                return value.Kind != WorkflowValueKind.Text ? false : AreEqual(value.Text, operand.Text);
        }

        return name.StartsWith("String", StringComparison.Ordinal) ? Texts(name.Substring("String".Length), value, operand)
            : name.StartsWith("Numeric", StringComparison.Ordinal) ? Numbers(name.Substring("Numeric".Length), value, operand)
            : name.StartsWith("Timestamp", StringComparison.Ordinal) ? Timestamps(name.Substring("Timestamp".Length), value, operand)
            : null;
    }

    private static bool? AreEqual(TextPattern left, TextPattern right) => (left.Literal, right.Literal) switch
    {
        ({ } first, { } second) => first == second,
        ({ } first, null) => right.Matches(first) ? null : false,
        (null, { } second) => left.Matches(second) ? null : false,
        _ => null,
    };

    private static bool? Texts(string order, WorkflowValue value, WorkflowValue operand)
    {
        if (operand.Kind != WorkflowValueKind.Text)
        {
            return null;
        }

        if (value.Kind != WorkflowValueKind.Text)
        {
            return false;
        }

        // Letters beyond the first plane have two orders, by code unit and by character.
        return value.Text.Literal is { } left && operand.Text.Literal is { } right && !left.Concat(right).Any(char.IsSurrogate)
            ? IsInOrder(order, string.CompareOrdinal(left, right))
            : null;
    }

    private static bool? Numbers(string order, WorkflowValue value, WorkflowValue operand) =>
        operand.Kind != WorkflowValueKind.Number ? null
        : value.Kind != WorkflowValueKind.Number ? false
        : NumberOf(value) is { } left && NumberOf(operand) is { } right ? IsInOrder(order, left.CompareTo(right))
        : null;

    private static decimal? NumberOf(WorkflowValue value) =>
        value.Text.Literal is { } letters
        && letters.Count(char.IsDigit) <= MostDigits
        && decimal.TryParse(letters, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static bool? Timestamps(string order, WorkflowValue value, WorkflowValue operand)
    {
        if (InstantOf(operand) is not { } right)
        {
            return null;
        }

        return IsTimestamp(value) switch
        {
            false => false,
            true when InstantOf(value) is { } left => IsInOrder(order, left.CompareTo(right)),
            _ => null,
        };
    }

    private static DateTimeOffset? InstantOf(WorkflowValue value) =>
        value.Kind == WorkflowValueKind.Text && value.Text.Literal is { } text && Timestamp.IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant)
            ? instant
            : null;

    /// <summary>A text of the form of RFC 3339 with a capital T and Z; of one that only resembles it, nothing is said.</summary>
    private static bool? IsTimestamp(WorkflowValue value) =>
        value.Kind != WorkflowValueKind.Text ? false
        : value.Text.Literal is not { } text ? null
        : InstantOf(value) is not null ? true
        : TimestampLike.IsMatch(text) ? null : false;

    private static bool? IsInOrder(string order, int comparison) => order switch
    {
        "Equals" => comparison == 0,
        "LessThan" => comparison < 0,
        "GreaterThan" => comparison > 0,
        "LessThanEquals" => comparison <= 0,
        "GreaterThanEquals" => comparison >= 0,
        _ => null,
    };

    /// <summary><c>*</c> stands for any characters; <c>\*</c> and <c>\\</c> for themselves, and any other escape is refused.</summary>
    private static bool? Matches(string pattern, string text)
    {
        var parts = new List<TextPattern>();
        var literal = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                parts.Add(TextPattern.Of(literal.ToString()));
                parts.Add(TextPattern.Unknown);
                literal.Clear();
                continue;
            }

            if (pattern[i] == '\\' && (++i >= pattern.Length || pattern[i] is not ('*' or '\\')))
            {
                return null;
            }

            literal.Append(pattern[i]);
        }

        parts.Add(TextPattern.Of(literal.ToString()));
        return TextPattern.Concat(parts).Matches(text);
    }
}
