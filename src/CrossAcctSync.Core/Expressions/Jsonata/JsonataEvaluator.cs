using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Regexes;
using CrossAcctSync.Expressions.Jsonata.Syntax;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// Works out an expression in one of its ways, as jsonata 2.0.6 does (https://github.com/jsonata-js/jsonata), on values of
/// which parts may be unknown.
/// </summary>
internal sealed class JsonataEvaluator
{
    private readonly JsonataPaths _paths;
    private readonly JsonataGroups _groups;

    public JsonataEvaluator(JsonataWay way)
    {
        Way = way;
        _paths = new JsonataPaths(this);
        _groups = new JsonataGroups(this);
        Calls = new JsonataCalls(this);
    }

    public JsonataWay Way { get; }

    public JsonataCalls Calls { get; }

    /// <summary>
    /// The context of an expression that stands by itself: Step Functions hands it no input
    /// (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
    /// </summary>
    public static JsonataValue NoContext { get; } = JsonataValue.Unknown.Present();

    /// <summary>The value of a node.</summary>
    public JsonataValue Evaluate(JsonataSyntax node, JsonataValue context, JsonataFrame frame)
    {
        Way.Work.Enter();
        JsonataValue value;
        try
        {
            value = Way.Resolve(Value(node, context, frame));
            if (node.Predicates is { } predicates)
            {
                foreach (JsonataStage stage in predicates)
                {
                    value = _paths.Filter(stage.Predicate!, value, frame);
                }
            }

            if (node.Group is { } group && node.Kind != JsonataSyntaxKind.Path)
            {
                value = _groups.Group(group, value, frame);
            }
        }
        finally
        {
            Way.Work.Leave();
        }

        return value.IsSequence && (value.Form & JsonataListForm.Tuples) == 0 ? Unwrapped(value, node.KeepsList) : value;
    }

    /// <summary>Whether a condition holds in this way.</summary>
    public bool Decide(JsonataCondition condition) => Way.Decide(condition);

    /// <summary>A sequence of none is nothing, and one of one is that one.</summary>
    private JsonataValue Unwrapped(JsonataValue sequence, bool keepsList)
    {
        JsonataListForm form = sequence.Form | (keepsList ? JsonataListForm.KeepsSingleton : 0);
        bool keeps = (form & JsonataListForm.KeepsSingleton) != 0;
        if (sequence.Items.Count == 0)
        {
            return JsonataValue.Missing;
        }

        if (sequence.Items.Count == 1)
        {
            JsonataValue only = sequence.Items[0];
            return only.Rest is null ? (keeps ? sequence.With(form) : Way.Resolve(only))
                : keeps ? JsonataValue.Unknown
                : Way.Resolve(only.Rest);
        }

        // What may stand for none leaves two that are there, or it is not known whether there is a list at all.
        return !sequence.IsOpen || sequence.Items.Count(item => item.Rest is null) > 1 ? sequence.With(form) : JsonataValue.Unknown;
    }

    private JsonataValue Value(JsonataSyntax node, JsonataValue context, JsonataFrame frame)
    {
        switch (node.Kind)
        {
            case JsonataSyntaxKind.Path:
                return Grouped(node, _paths.Evaluate(node, context, frame), frame);
            case JsonataSyntaxKind.Binary:
                return Binary(node, context, frame);
            case JsonataSyntaxKind.Negation:
                return JsonataOperators.Negate(Evaluate(node.Left!, context, frame));
            case JsonataSyntaxKind.List:
                return List(node, context, frame);
            case JsonataSyntaxKind.Object:
                return _groups.Group(node, ReferenceEquals(context, NoContext) ? JsonataValue.Missing : context, frame);
            case JsonataSyntaxKind.Name:
                return TextPattern.Of(node.Text).Unmark().Literal is { } name ? JsonataObjects.Lookup(context, name) : JsonataValue.Unknown;
            case JsonataSyntaxKind.Text:
                return JsonataValue.Of(TextPattern.Of(node.Text).Unmark());
            case JsonataSyntaxKind.Number:
                return JsonataValue.Of(node.Number);
            case JsonataSyntaxKind.Value:
                return node.Text switch { "true" => JsonataValue.True, "false" => JsonataValue.False, _ => JsonataValue.Null };
            case JsonataSyntaxKind.Wildcard:
                return JsonataObjects.Wildcard(context);
            case JsonataSyntaxKind.Descendant:
                return JsonataObjects.Descendants(context, Way.Work);
            case JsonataSyntaxKind.Parent:
                return frame.Variable(node.Slot!.Label);
            case JsonataSyntaxKind.Condition:
                return Decide(JsonataTruth.Of(Evaluate(node.Left!, context, frame))) ? Evaluate(node.Right!, context, frame)
                    : node.Else is null ? JsonataValue.Missing
                    : Evaluate(node.Else, context, frame);
            case JsonataSyntaxKind.Block:
                var inner = new JsonataFrame(frame);
                return node.Parts.Aggregate(JsonataValue.Missing, (_, part) => Evaluate(part, context, inner));
            case JsonataSyntaxKind.Bind:
                JsonataValue bound = Evaluate(node.Right!, context, frame);
                frame.Bind(node.Text, bound);
                return bound;
            case JsonataSyntaxKind.Regex:
                return JsonataRegex.TryParse(node.Text, node.Flags) is { } regex ? JsonataValue.Of(JsonataFunction.Of(regex)) : JsonataValue.Unknown;
            case JsonataSyntaxKind.Call:
                return Calls.Call(node, null, context, frame);
            case JsonataSyntaxKind.Variable:
                return node.Text.Length > 0 ? frame.Variable(node.Text)
                    : !ReferenceEquals(context, NoContext) ? context
                    : throw new JsonataGivenUpException("$ stands where there is no context");
            case JsonataSyntaxKind.Lambda:
                return JsonataValue.Of(JsonataFunction.Of(node, node.Signature is null ? null : JsonataSignature.Parse(node.Signature), context, frame));
            case JsonataSyntaxKind.Partial:
                return Calls.Partial(node, context, frame);
            case JsonataSyntaxKind.Apply:
                return Calls.Chain(node, context, frame);
            default:
                // A transformation; what it does is not followed.
                return JsonataValue.Unknown;
        }
    }

    private JsonataValue Grouped(JsonataSyntax node, JsonataValue value, JsonataFrame frame) =>
        node.Group is null ? value : _groups.Group(node.Group, value, frame);

    private JsonataValue Binary(JsonataSyntax node, JsonataValue context, JsonataFrame frame)
    {
        JsonataValue left = Evaluate(node.Left!, context, frame);
        if (node.Text is "and" or "or")
        {
            return Logic(node, left, context, frame);
        }

        JsonataValue right = Evaluate(node.Right!, context, frame);
        JsonataValue value = JsonataOperators.Apply(node.Text, left, right, Way.Work);
        return value.IsKnownScalar || left.Key is null || right.Key is null ? value : value.From($"{node.Text}({left.Key},{right.Key})");
    }

    /// <summary>The right side is worked out only where the left side does not decide.</summary>
    private JsonataValue Logic(JsonataSyntax node, JsonataValue left, JsonataValue context, JsonataFrame frame)
    {
        JsonataCondition first = JsonataTruth.Of(left);
        bool isAnd = node.Text == "and";
        if (first.Known == !isAnd)
        {
            return JsonataValue.Of(!isAnd);
        }

        if (first.Known is null && node.Right!.Binds)
        {
            first = JsonataCondition.Of(Decide(first));
            if (first.IsTrue == !isAnd)
            {
                return JsonataValue.Of(!isAnd);
            }
        }

        JsonataCondition second;
        try
        {
            second = JsonataTruth.Of(Evaluate(node.Right!, context, frame));
        }
        catch (JsonataFailure) when (first.Known is null)
        {
            // Where the left side does not decide it fails, and then there is no value.
            return JsonataValue.Of(!isAnd);
        }

        return JsonataValue.Of(isAnd ? JsonataCondition.Both(first, second) : JsonataCondition.Either(first, second));
    }

    private JsonataValue List(JsonataSyntax node, JsonataValue context, JsonataFrame frame)
    {
        if (node.Parts.Count > 1 && node.Parts.Any(part => part.Binds))
        {
            // jsonata works the elements out at the same time, so that it is not known which sees the variable.
            throw new JsonataGivenUpException("an element of a list sets a variable");
        }

        var items = new List<JsonataValue>(node.Parts.Count);
        foreach (JsonataSyntax part in node.Parts)
        {
            JsonataValue value = Evaluate(part, context, frame);
            if (part.Kind == JsonataSyntaxKind.List && part.Predicates is null)
            {
                items.Add(value);
            }
            else if (part.Kind == JsonataSyntaxKind.List)
            {
                items.AddRange(value.IsMissing ? Array.Empty<JsonataValue>() : new[] { value.AsElement() });
            }
            else
            {
                JsonataLists.AddTo(items, value);
            }

            Way.Work.Spend(1 + (value.Items.Count / 16));
        }

        return JsonataValue.List(items, node.IsListStep ? JsonataListForm.WrittenOut : JsonataListForm.Plain);
    }
}
