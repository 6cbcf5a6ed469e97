using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The intrinsic functions of the JSONPath query language (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
/// What differs from run to run, as <c>States.MathRandom</c>, gives an unknown value.
/// </summary>
internal static class IntrinsicFunction
{
    // AWS allows ten levels of nesting.
    private const int MostLevels = 20;

    // How many arguments each function takes.
    private static readonly Dictionary<string, (int Least, int Most)> Counts = new(StringComparer.Ordinal)
    {
        ["States.Array"] = (0, int.MaxValue),
        ["States.ArrayContains"] = (2, 2),
        ["States.ArrayGetItem"] = (2, 2),
        ["States.ArrayLength"] = (1, 1),
        ["States.ArrayPartition"] = (2, 2),
        ["States.ArrayRange"] = (3, 3),
        ["States.ArrayUnique"] = (1, 1),
        ["States.Base64Decode"] = (1, 1),
        ["States.Base64Encode"] = (1, 1),
        ["States.Format"] = (1, int.MaxValue),
        ["States.Hash"] = (2, 2),
        ["States.JsonMerge"] = (3, 3),
        ["States.JsonToString"] = (1, 1),
        ["States.MathAdd"] = (2, 2),
        ["States.MathRandom"] = (2, 3),
        ["States.StringSplit"] = (2, 2),
        ["States.StringToJson"] = (1, 1),
        ["States.UUID"] = (0, 0),
    };

    private static readonly TextPattern Uuid = TextPattern.Concat(Enumerable.Range(0, 9).Select(part => part % 2 == 0 ? TextPattern.Unknown : TextPattern.Of("-")));

    /// <summary>Whether the text is a call of an intrinsic function.</summary>
    public static bool IsCall(string text) => text.StartsWith("States.", StringComparison.Ordinal) && text.IndexOf('(') > 0;

    /// <summary>Why Step Functions refuses a definition with this call, as the end of a sentence; null where it does not.</summary>
    public static string? RefusalOf(string text)
    {
        var reader = new IntrinsicReader(text);
        string? reason = RefusalOf(reader, 0);
        return reader.IsRefused ? "has an escape in a text that there is none of: only \\', \\{, \\} and \\\\ are"
            : reason ?? (reader.IsAtEnd ? null : "goes on behind its last bracket");
    }

    private static string? RefusalOf(IntrinsicReader reader, int depth)
    {
        if (depth > MostLevels || reader.TryString(out _))
        {
            return null;
        }

        string word = reader.Word();
        if (!reader.TryTake('('))
        {
            return word.Length == 0 ? "misses an argument" : null;
        }

        int count = 0;
        while (!reader.TryTake(')'))
        {
            if (RefusalOf(reader, depth + 1) is { } reason)
            {
                return reason;
            }

            count++;
            if (reader.IsAtEnd || (!reader.TryTake(',') && !reader.Peek(')')))
            {
                return "misses a comma or its last bracket";
            }
        }

        return !Counts.TryGetValue(word, out (int Least, int Most) counts) ? $"calls '{word}', which is no intrinsic function"
            : count >= counts.Least && count <= counts.Most ? null
            : $"calls {word} with {count} argument{(count == 1 ? string.Empty : "s")}, and it takes {(counts.Least == counts.Most ? counts.Least.ToString(CultureInfo.InvariantCulture) : $"{counts.Least} or more")}";
    }

    /// <summary>The outcome of a call, with holes where arguments are unknown.</summary>
    public static WorkflowValue Evaluate(string text, WorkflowScope scope)
    {
        var reader = new IntrinsicReader(text);
        WorkflowValue value = Argument(reader, scope, 0);
        return reader.IsAtEnd && !reader.IsRefused && !value.IsMissing ? value : WorkflowValue.Unknown;
    }

    private static WorkflowValue Argument(IntrinsicReader reader, WorkflowScope scope, int depth)
    {
        if (depth > MostLevels)
        {
            return WorkflowValue.Unknown;
        }

        if (reader.TryString(out TextPattern text))
        {
            return WorkflowValue.OfText(text);
        }

        string word = reader.Word();
        if (word.StartsWith("$", StringComparison.Ordinal))
        {
            // A path that leads nowhere fails the execution.
            return ReferencePath.TryParse(word)?.Evaluate(scope) is { IsMissing: false } value ? value : WorkflowValue.Unknown;
        }

        if (reader.TryTake('('))
        {
            var arguments = new List<WorkflowValue>();
            while (!reader.TryTake(')'))
            {
                arguments.Add(Argument(reader, scope, depth + 1));
                if (reader.IsAtEnd || (!reader.TryTake(',') && !reader.Peek(')')))
                {
                    return WorkflowValue.Unknown;
                }
            }

            if (word != "States.Format")
            {
                return Call(word, arguments.ConvertAll(Unescape));
            }

            return Call(word, arguments.Select((argument, index) => index == 0 ? argument : Unescape(argument)).ToList());
        }

        return word switch
        {
            "true" => WorkflowValue.True,
            "false" => WorkflowValue.False,
            "null" => WorkflowValue.Null,
            { Length: > 0 } when (char.IsDigit(word[0]) || word[0] == '-') && WorkflowValue.OfNumber(word) is { Number: not null } number => number,
            _ => WorkflowValue.Unknown,
        };
    }

    private static WorkflowValue Call(string name, List<WorkflowValue> arguments)
    {
        WorkflowValue First() => arguments[0];
        return (name, arguments.Count) switch
        {
            ("States.Format", >= 1) => Format(arguments),
            ("States.Array", _) => WorkflowValue.OfArray(arguments),
            ("States.ArrayGetItem", 2) => IntrinsicArrays.GetItem(First(), arguments[1]),
            ("States.ArrayLength", 1) => IntrinsicArrays.Length(First()),
            ("States.ArrayContains", 2) => IntrinsicArrays.Contains(First(), arguments[1]),
            ("States.ArrayRange", 3) => IntrinsicArrays.Range(First(), arguments[1], arguments[2]),
            ("States.ArrayPartition", 2) => IntrinsicArrays.Partition(First(), arguments[1]),
            ("States.ArrayUnique", 1) => IntrinsicArrays.Unique(First()),
            ("States.StringSplit", 2) => IntrinsicTexts.Split(First(), arguments[1]),
            ("States.StringToJson", 1) => IntrinsicTexts.ToJson(First()),
            ("States.JsonToString", 1) => IntrinsicTexts.OfJson(First()),
            ("States.Hash", 2) => IntrinsicTexts.Hash(First(), arguments[1]),
            ("States.Base64Encode", 1) => IntrinsicTexts.Encode(First()),
            ("States.Base64Decode", 1) => IntrinsicTexts.Decode(First()),
            ("States.JsonMerge", 3) when arguments[2].Equals(WorkflowValue.False) => Merge(First(), arguments[1]),
            ("States.MathAdd", 2) when First().Number is { } left && arguments[1].Number is { } right => Add(Round(left), Round(right)),
            ("States.UUID", 0) => WorkflowValue.OfText(Uuid),
            _ => WorkflowValue.Unknown,
        };
    }

    /// <summary>Each argument of <c>States.MathAdd</c> is rounded before they are added; a half goes up.</summary>
    private static double Round(double number) => Math.Floor(number + 0.5);

    private static WorkflowValue Add(double left, double right) =>
        Math.Abs(left) <= int.MaxValue && Math.Abs(right) <= int.MaxValue && Math.Abs(left + right) <= int.MaxValue ? WorkflowValue.OfNumber(left + right) : WorkflowValue.Unknown;

    private static WorkflowValue Unescape(WorkflowValue value) =>
        value.Kind == WorkflowValueKind.Text && value.Text.Segments.Any(segment => segment?.IndexOf(IntrinsicReader.EscapedBrace) >= 0)
            ? WorkflowValue.OfText(Unescape(value.Text))
            : value;

    private static TextPattern Unescape(TextPattern text) =>
        TextPattern.Concat(text.Segments.Select(segment => segment is null ? TextPattern.Unknown : TextPattern.Of(Unescape(segment))));

    private static string Unescape(string text) => text.Replace(IntrinsicReader.EscapedBrace, '{');

    private static WorkflowValue Format(List<WorkflowValue> arguments)
    {
        if (arguments[0].Kind != WorkflowValueKind.Text)
        {
            return WorkflowValue.OfText(TextPattern.Unknown);
        }

        var parts = new List<TextPattern>();
        int next = 1;
        bool isCounted = true;
        foreach (string? segment in arguments[0].Text.Segments)
        {
            if (segment is null)
            {
                // What stands there may hold places of its own, so that no later one is known to be an argument's.
                isCounted = false;
                parts.Add(TextPattern.Unknown);
                continue;
            }

            int start = 0;
            for (int i = 0; i + 1 < segment.Length; i++)
            {
                if (segment[i] == '{' && segment[i + 1] == '}')
                {
                    parts.Add(TextPattern.Of(Unescape(segment.Substring(start, i - start))));
                    parts.Add(isCounted && next < arguments.Count ? JavaText.Of(arguments[next++]) : TextPattern.Unknown);
                    start = i + 2;
                    i++;
                }
            }

            parts.Add(TextPattern.Of(Unescape(segment.Substring(start))));
        }

        return WorkflowValue.OfTexts(parts);
    }

    private static WorkflowValue Merge(WorkflowValue left, WorkflowValue right) =>
        left.Kind == WorkflowValueKind.Object && right.Kind == WorkflowValueKind.Object && !right.IsOpen
            ? right.Members.Aggregate(left, (merged, member) => merged.With(member.Key, member.Value))
            : WorkflowValue.Unknown;
}
