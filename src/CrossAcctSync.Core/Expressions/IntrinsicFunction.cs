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
        return reader.IsAtEnd ? value : WorkflowValue.Unknown;
    }

    private static WorkflowValue Argument(IntrinsicReader reader, WorkflowScope scope, int depth)
    {
        // AWS allows ten levels of nesting.
        const int MostLevels = 20;
        if (depth > MostLevels)
        {
            return WorkflowValue.Unknown;
        }

        if (reader.TryString(out string text))
        {
            return WorkflowValue.OfText(text);
        }

        string word = reader.Word();
        if (word.StartsWith("$", StringComparison.Ordinal))
        {
            return ReferencePath.TryParse(word)?.Evaluate(scope) ?? WorkflowValue.Unknown;
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

            return Call(word, arguments);
        }

        return word switch
        {
            "true" => WorkflowValue.True,
            "false" => WorkflowValue.False,
            "null" => WorkflowValue.Null,
            { Length: > 0 } when char.IsDigit(word[0]) || word[0] == '-' => WorkflowValue.OfNumber(word),
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
            ("States.ArrayGetItem", 2) when arguments[1].Number is { } index => First().Item((int)index),
            ("States.ArrayLength", 1) when First().Kind == WorkflowValueKind.Array => WorkflowValue.OfNumber(First().Items.Count),
            ("States.StringSplit", 2) => Split(First(), arguments[1]),
            ("States.StringToJson", 1) => StringToJson(First()),
            ("States.JsonMerge", >= 2) => Merge(First(), arguments[1]),
            ("States.MathAdd", 2) when First().Number is { } left && arguments[1].Number is { } right => WorkflowValue.OfNumber(left + right),
            ("States.Base64Encode", 1) when First().Text.Literal is { } text => WorkflowValue.OfText(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
            ("States.Base64Decode", 1) => Base64Decode(First()),
            _ => WorkflowValue.Unknown,
        };
    }

    private static WorkflowValue Format(List<WorkflowValue> arguments)
    {
        if (arguments[0].Text.Literal is not { } template)
        {
            return WorkflowValue.OfText(TextPattern.Unknown);
        }

        var parts = new List<TextPattern>();
        int next = 1;
        int start = 0;
        for (int i = 0; i + 1 < template.Length; i++)
        {
            if (template[i] == '{' && template[i + 1] == '}')
            {
                parts.Add(TextPattern.Of(template.Substring(start, i - start)));
                parts.Add(next < arguments.Count ? arguments[next++].ToText() : TextPattern.Unknown);
                start = i + 2;
                i++;
            }
        }

        parts.Add(TextPattern.Of(template.Substring(start)));
        return WorkflowValue.OfTexts(parts);
    }

    private static WorkflowValue Split(WorkflowValue text, WorkflowValue separators) =>
        text.Text.Literal is { } whole && separators.Text.Literal is { Length: > 0 } delimiters
            ? WorkflowValue.OfArray(whole.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(WorkflowValue.OfText).ToArray())
            : WorkflowValue.Unknown;

    private static WorkflowValue StringToJson(WorkflowValue text)
    {
        try
        {
            return text.Text.Literal is { } json ? WorkflowValue.Of(SourceDocument.ParseJson(json).Root) : WorkflowValue.Unknown;
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
            return text.Text.Literal is { } encoded ? WorkflowValue.OfText(Encoding.UTF8.GetString(Convert.FromBase64String(encoded))) : WorkflowValue.Unknown;
        }
        catch (FormatException)
        {
            return WorkflowValue.Unknown;
        }
    }

    private static WorkflowValue Merge(WorkflowValue left, WorkflowValue right) =>
        right.Kind == WorkflowValueKind.Object && !right.IsOpen
            ? right.Members.Aggregate(left, (merged, member) => merged.With(member.Key, member.Value))
            : WorkflowValue.Unknown;
}
