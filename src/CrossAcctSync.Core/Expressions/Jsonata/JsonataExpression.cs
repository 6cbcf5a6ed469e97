using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// A JSONata expression between <c>{%</c> and <c>%}</c> (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
/// The part of the language that names roles and resources is worked out; anything else gives an unknown value.
/// </summary>
internal sealed class JsonataExpression
{
    // Each unknown condition doubles the ways; more than these are one unknown value.
    private const int MostWays = 16;

    private readonly JsonataNode? _root;

    private JsonataExpression(JsonataNode? root) => _root = root;

    /// <summary>Whether a text of a definition is an expression. One with space around the braces is plain text.</summary>
    public static bool IsExpression(string text) =>
        text.Length >= 4 && text.StartsWith("{%", StringComparison.Ordinal) && text.EndsWith("%}", StringComparison.Ordinal);

    /// <summary>Reads a text for which <see cref="IsExpression"/> holds.</summary>
    public static JsonataExpression Parse(string text)
    {
        try
        {
            return new JsonataExpression(new JsonataParser(JsonataLexer.Read(text.Substring(2, text.Length - 4))).ParseAll());
        }
        catch (JsonataSyntaxException)
        {
            return new JsonataExpression(null);
        }
    }

    /// <summary>The values that the expression can have: more than one where a condition is unknown.</summary>
    public IReadOnlyList<WorkflowValue> Evaluate(WorkflowScope scope, WorkflowValue? result = null)
    {
        if (_root is null)
        {
            return new[] { WorkflowValue.Unknown };
        }

        WorkflowValue states = WorkflowValue.OfObject(new ValueMembers(4)
        {
            ["input"] = scope.Input,
            ["context"] = scope.Context,
            ["result"] = result ?? WorkflowValue.Unknown,
            ["errorOutput"] = WorkflowValue.Unknown,
        });
        var values = new List<WorkflowValue>();
        var decisions = new List<bool>();
        for (int way = 0; way < MostWays; way++)
        {
            // An expression that gives nothing fails the execution, so that nothing is known of what would follow.
            WorkflowValue value = _root(new JsonataFrame(scope, states, decisions)) is { IsMissing: false } found ? found : WorkflowValue.Unknown;
            if (!values.Contains(value))
            {
                values.Add(value);
            }

            while (decisions.Count > 0 && !decisions[decisions.Count - 1])
            {
                decisions.RemoveAt(decisions.Count - 1);
            }

            if (decisions.Count == 0)
            {
                return values;
            }

            decisions[decisions.Count - 1] = false;
        }

        return new[] { WorkflowValue.Unknown };
    }

    /// <summary>The one value, or an unknown one where there are several.</summary>
    public WorkflowValue EvaluateOne(WorkflowScope scope, WorkflowValue? result = null)
    {
        IReadOnlyList<WorkflowValue> values = Evaluate(scope, result);
        return values.Count == 1 ? values.Single() : WorkflowValue.Unknown;
    }
}
