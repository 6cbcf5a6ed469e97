using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The intrinsic functions of the JSONPath query language (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
/// Those whose outcome can name a role or a resource are worked out; the others give an unknown value.
/// </summary>
internal static class IntrinsicFunction
{
    /// <summary>Whether the text is a call of an intrinsic function.</summary>
    public static bool IsCall(string text) => text.StartsWith("States.", StringComparison.Ordinal) && text.IndexOf('(') > 0;

    /// <summary>The outcome of a call, with holes where arguments are unknown.</summary>
    public static WorkflowValue Evaluate(string text, WorkflowScope scope)
    {
        var reader = new IntrinsicReader(text);
        WorkflowValue value = Argument(reader, scope, 0);
        return reader.IsAtEnd && !reader.IsRefused && !value.IsMissing ? value : WorkflowValue.Unknown;
    }

    private static WorkflowValue Argument(IntrinsicReader reader, WorkflowScope scope, int depth)
    {
        // AWS allows ten levels of nesting.
        const int MostLevels = 20;
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
            ("States.ArrayGetItem", 2) when arguments[1].Number is >= 0 and { } index => First().Item((int)Math.Min(index, int.MaxValue)),
            ("States.ArrayLength", 1) when First().Kind == WorkflowValueKind.Array && !First().IsOpen => WorkflowValue.OfNumber(First().Items.Count),
            ("States.StringSplit", 2) => Split(First(), arguments[1]),
            ("States.StringToJson", 1) => StringToJson(First()),
            ("States.JsonMerge", 3) => Merge(First(), arguments[1]),
            ("States.MathAdd", 2) when First().Number is { } left && arguments[1].Number is { } right => WorkflowValue.OfNumber(Round(left) + Round(right)),
            ("States.Base64Encode", 1) when TextOf(First()) is { } text => WorkflowValue.OfText(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
            ("States.Base64Decode", 1) => Base64Decode(First()),
            _ => WorkflowValue.Unknown,
        };
    }

    /// <summary>Each argument of <c>States.MathAdd</c> is rounded before they are added; a half goes up.</summary>
    private static double Round(double number) => Math.Floor(number + 0.5);

    private static string? TextOf(WorkflowValue value) => value.Kind == WorkflowValueKind.Text ? value.Text.Literal : null;

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

    /// <summary>Each character of the second text separates, and empty pieces are dropped.</summary>
    private static WorkflowValue Split(WorkflowValue text, WorkflowValue separators) =>
        TextOf(text) is { } whole && TextOf(separators) is { Length: > 0 } delimiters
            ? WorkflowValue.OfArray(whole.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(WorkflowValue.OfText).ToArray())
            : WorkflowValue.Unknown;

    private static WorkflowValue StringToJson(WorkflowValue text)
    {
        if (TextOf(text) is not { } json)
        {
            return WorkflowValue.Unknown;
        }

        try
        {
            return json.Trim().Length == 0 ? WorkflowValue.Null : WorkflowValue.Of(SourceDocument.ParseJson(json).Root);
        }
        catch (SourceFormatException)
        {
            return WorkflowValue.Unknown;
        }
    }

    private static WorkflowValue Base64Decode(WorkflowValue text)
    {
        try
        {
            return TextOf(text) is { } encoded ? WorkflowValue.OfText(Encoding.UTF8.GetString(Convert.FromBase64String(encoded))) : WorkflowValue.Unknown;
        }
        catch (FormatException)
        {
            return WorkflowValue.Unknown;
        }
    }

    private static WorkflowValue Merge(WorkflowValue left, WorkflowValue right) =>
        left.Kind == WorkflowValueKind.Object && right.Kind == WorkflowValueKind.Object && !right.IsOpen
            ? right.Members.Aggregate(left, (merged, member) => merged.With(member.Key, member.Value))
            : WorkflowValue.Unknown;
}
