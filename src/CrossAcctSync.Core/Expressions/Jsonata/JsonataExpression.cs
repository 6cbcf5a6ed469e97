using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// A JSONata expression between <c>{%</c> and <c>%}</c> (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
/// What it gives is what jsonata 2.0.6 gives, or unknown.
/// </summary>
internal sealed class JsonataExpression
{
    // Each unknown condition may double the ways; more than these are one unknown value.
    private const int MostWays = 256;

    private readonly JsonataSyntax? _root;

    private JsonataExpression(JsonataSyntax? root, JsonataSyntaxException? refusal)
    {
        _root = root;
        Refusal = refusal;
    }

    /// <summary>Why JSONata does not read the expression; null where it does.</summary>
    public JsonataSyntaxException? Refusal { get; }

    /// <summary>Whether a text of a definition is an expression. One with space around the braces is plain text.</summary>
    public static bool IsExpression(string text) =>
        text.Length >= 4 && text.StartsWith("{%", StringComparison.Ordinal) && text.EndsWith("%}", StringComparison.Ordinal);

    /// <summary>Reads a text for which <see cref="IsExpression"/> holds.</summary>
    public static JsonataExpression Parse(string text)
    {
        try
        {
            return new JsonataExpression(JsonataTree.Read(text.Substring(2, text.Length - 4)), null);
        }
        catch (JsonataSyntaxException refusal)
        {
            return new JsonataExpression(null, refusal);
        }
    }

    /// <summary>Why Step Functions refuses the expression, or why it fails whatever it sees, as ends of a sentence; none for most.</summary>
    public IReadOnlyList<string> Problems() =>
        _root is not null ? JsonataProblems.In(_root)
        : Refusal is { Code: not null } refusal ? new[] { $"is no JSONata: {refusal.Message} (character {refusal.Position})" }
        : Array.Empty<string>();

    /// <summary>The values that the expression can have: more than one where a condition is unknown.</summary>
    public IReadOnlyList<WorkflowValue> Evaluate(WorkflowScope scope, WorkflowValue? result = null) => Work(scope, result).Values;

    /// <summary>Works the expression out in all its ways.</summary>
    /// <param name="scope">What it sees.</param>
    /// <param name="result">The state's result, for <c>$states.result</c>.</param>
    /// <param name="context">What <c>$</c> stands for; Step Functions gives it none.</param>
    public JsonataOutcome Work(WorkflowScope scope, WorkflowValue? result = null, WorkflowValue? context = null)
    {
        if (_root is null)
        {
            return JsonataOutcome.Unknown(null, isBound: false);
        }

        try
        {
            return InAllWays(scope, result, context);
        }
        catch (JsonataGivenUpException reason)
        {
            return JsonataOutcome.Unknown(reason.Message, reason.IsBound);
        }
        catch (JsonataSyntaxException reason)
        {
            // The signature of a function that is written out is none.
            return JsonataOutcome.Unknown(reason.Message, isBound: false);
        }
    }

    /// <summary>The one value, or what is true of all where there are several.</summary>
    public WorkflowValue EvaluateOne(WorkflowScope scope, WorkflowValue? result = null) =>
        Evaluate(scope, result).Aggregate((joined, value) => joined.Join(value));

    private JsonataOutcome InAllWays(WorkflowScope scope, WorkflowValue? result, WorkflowValue? context)
    {
        JsonataValue states = States(scope, result);
        JsonataValue root = context is null ? JsonataEvaluator.NoContext : JsonataConversion.From(context, "$$");
        var values = new List<WorkflowValue>();
        var seen = new HashSet<WorkflowValue>();
        var decisions = new List<bool>();
        var work = new JsonataWork();
        JsonataFailure? failure = null;
        for (int way = 0; way < MostWays; way++)
        {
            try
            {
                WorkflowValue value = InOneWay(new JsonataWay(decisions, work), root, new JsonataFrame(name => Variable(name, states, root, scope)));
                if (seen.Add(value))
                {
                    values.Add(value);
                }
            }
            catch (JsonataFailure failed)
            {
                // A way that fails the execution leads to no value.
                failure ??= failed;
            }

            while (decisions.Count > 0 && !decisions[decisions.Count - 1])
            {
                decisions.RemoveAt(decisions.Count - 1);
            }

            if (decisions.Count == 0)
            {
                return values.Count > 0 ? new JsonataOutcome(values) : JsonataOutcome.Fails(failure!);
            }

            decisions[decisions.Count - 1] = false;
        }

        return JsonataOutcome.Unknown("it has more unknown conditions than are followed", isBound: true);
    }

    private WorkflowValue InOneWay(JsonataWay way, JsonataValue root, JsonataFrame frame)
    {
        JsonataValue value = new JsonataEvaluator(way).Evaluate(_root!, root, frame);
        if (value.IsMissing)
        {
            throw new JsonataFailure("undefined", "the expression gives nothing");
        }

        // Whoever asks for a condition goes both ways, and so does this.
        return value.Kind == JsonataKind.Boolean ? WorkflowValue.OfBoolean(way.Decide(JsonataTruth.Of(value))) : JsonataConversion.To(value);
    }

    private static JsonataValue States(WorkflowScope scope, WorkflowValue? result) => JsonataValue.Of(new JsonataMembers(new KeyValuePair<string, JsonataValue>[]
    {
        new("input", JsonataConversion.From(scope.Input, "input")),
        new("context", JsonataConversion.From(scope.Context, "context")),
        new("result", JsonataConversion.From(result ?? WorkflowValue.Unknown, "result")),
        new("errorOutput", JsonataValue.UnknownOf("errorOutput")),
    }));

    private static JsonataValue Variable(string name, JsonataValue states, JsonataValue root, WorkflowScope scope) =>
        name == "states" ? states
        : name == "$" ? (ReferenceEquals(root, JsonataEvaluator.NoContext) ? throw new JsonataGivenUpException("$$ stands where there is no context") : root)
        : scope.Variables.TryGetValue(name, out WorkflowValue? value) ? JsonataConversion.From(value, "$" + name)
        : JsonataLibrary.Find(name) ?? JsonataValue.UnknownOf("$" + name);
}
