using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// The fields of a state that are worked out at run time: payload templates in JSONPath
/// (https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html), any value in JSONata.
/// </summary>
internal sealed class PayloadTemplate
{
    private readonly IDefinitionText _text;

    public PayloadTemplate(IDefinitionText text) => _text = text;

    /// <summary>The paths that were found to lead nowhere, for which an execution fails.</summary>
    public HashSet<SourceNode> Nowhere { get; } = new();

    /// <summary>The value of a template.</summary>
    /// <param name="node">The template.</param>
    /// <param name="language">The state's query language.</param>
    /// <param name="scope">What its expressions see.</param>
    /// <param name="result">The state's result, for <c>$states.result</c>.</param>
    /// <param name="way">The values of expressions that have several.</param>
    public WorkflowValue Evaluate(SourceNode node, QueryLanguage language, WorkflowScope scope, WorkflowValue? result = null, WayChoice? way = null)
    {
        if (way?.Find(node) is { } chosen)
        {
            return chosen;
        }

        TextPattern? text = node.IsObject && node.Count != 1 ? null : _text.Read(node);
        if (text is not null)
        {
            return language == QueryLanguage.Jsonata && JsonataExpression.IsExpression(text.ToMarkedText())
                ? JsonataExpression.Parse(text.ToMarkedText()).EvaluateOne(scope, result)
                : Literal(node, text);
        }

        if (node.IsArray)
        {
            return WorkflowValue.OfArray(node.Elements.ToList().Select(element => Evaluate(element, language, scope, result, way)).ToArray());
        }

        if (!node.IsObject)
        {
            return WorkflowValue.Of(node);
        }

        if (HasOpenName(node))
        {
            return WorkflowValue.Unknown;
        }

        var members = new ValueMembers(node.Count);
        foreach (SourceMember member in node.Members)
        {
            string name = member.Name;
            if (language == QueryLanguage.JsonPath && name.EndsWith(".$", StringComparison.Ordinal))
            {
                members[name.Substring(0, name.Length - 2)] = EvaluatePath(member.Value, scope);
            }
            else
            {
                members[name] = Evaluate(member.Value, language, scope, result, way);
            }
        }

        return WorkflowValue.OfObject(members);
    }

    /// <summary>A value in which nothing is worked out but placeholders, such as the <c>Result</c> of a Pass state.</summary>
    public WorkflowValue Literal(SourceNode node)
    {
        TextPattern? text = node.IsObject && node.Count != 1 ? null : _text.Read(node);
        if (text is not null)
        {
            return Literal(node, text);
        }

        if (node.IsArray)
        {
            return WorkflowValue.OfArray(node.Elements.ToList().Select(Literal).ToArray());
        }

        if (!node.IsObject || HasOpenName(node))
        {
            return node.IsObject ? WorkflowValue.Unknown : WorkflowValue.Of(node);
        }

        var members = new ValueMembers(node.Count);
        foreach (SourceMember member in node.Members)
        {
            members[member.Name] = Literal(member.Value);
        }

        return WorkflowValue.OfObject(members);
    }

    /// <summary>The values of an expression in JSONata; more than one where a condition in it is unknown.</summary>
    public static IReadOnlyList<WorkflowValue> EvaluateAll(TextPattern text, QueryLanguage language, WorkflowScope scope)
    {
        string marked = text.ToMarkedText();
        return language == QueryLanguage.Jsonata && JsonataExpression.IsExpression(marked)
            ? JsonataExpression.Parse(marked).Evaluate(scope)
            : new[] { WorkflowValue.OfText(text) };
    }

    /// <summary>
    /// The values that templates in JSONata can have together: more than one set of them where conditions are unknown, each
    /// of which falls one way in all of the templates.
    /// </summary>
    /// <param name="nodes">The templates; the value of one that is not there is missing.</param>
    /// <param name="scope">What they see.</param>
    /// <param name="result">The state's result.</param>
    public IReadOnlyList<WorkflowValue[]> EvaluateWays(IReadOnlyList<SourceNode> nodes, WorkflowScope scope, WorkflowValue result)
    {
        WayChoice? ways = null;
        WorkflowValue[] Make() => nodes.Select(node => node.Exists ? Evaluate(node, QueryLanguage.Jsonata, scope, result, ways) : WorkflowValue.Missing).ToArray();

        var found = new Dictionary<SourceNode, IReadOnlyList<WorkflowValue>>();
        foreach (SourceNode node in nodes)
        {
            AddForked(node, scope, result, found);
        }

        if (found.Count == 0)
        {
            return new[] { Make() };
        }

        var sets = new List<WorkflowValue[]>();
        foreach (WayChoice way in WayChoice.Of(found, _text, scope, result))
        {
            ways = way;
            sets.Add(Make());
        }

        return sets;
    }

    /// <summary>The expressions that have more than one value.</summary>
    private void AddForked(SourceNode node, WorkflowScope scope, WorkflowValue result, Dictionary<SourceNode, IReadOnlyList<WorkflowValue>> found)
    {
        if (node.IsString)
        {
            if (_text.Read(node) is { } text && JsonataExpression.IsExpression(text.ToMarkedText())
                && JsonataExpression.Parse(text.ToMarkedText()).Evaluate(scope, result) is { Count: > 1 } values)
            {
                found.Add(node, values);
            }
        }
        else if (node.IsObject)
        {
            foreach (SourceMember member in node.Members)
            {
                AddForked(member.Value, scope, result, found);
            }
        }
        else
        {
            foreach (SourceNode element in node.Elements)
            {
                AddForked(element, scope, result, found);
            }
        }
    }

    /// <summary>The value of a path or of a call where it stands, as <see cref="EvaluatePath(TextPattern, WorkflowScope)"/> gives it.</summary>
    public WorkflowValue EvaluatePath(SourceNode node, WorkflowScope scope)
    {
        TextPattern? text = _text.Read(node);
        string expression = text?.ToMarkedText() ?? string.Empty;
        if (!IntrinsicFunction.IsCall(expression) && ReferencePath.TryParse(expression)?.Evaluate(scope) is { } value)
        {
            if (value.IsMissing)
            {
                Nowhere.Add(node);
            }

            return value.IsMissing ? WorkflowValue.Unknown : value;
        }

        return EvaluatePath(text, scope);
    }

    /// <summary>
    /// The value of a path or of an intrinsic function's call. A path that leads nowhere fails the execution, so that
    /// nothing is known of what would follow.
    /// </summary>
    public static WorkflowValue EvaluatePath(TextPattern? text, WorkflowScope scope)
    {
        string expression = text?.ToMarkedText() ?? string.Empty;
        return IntrinsicFunction.IsCall(expression)
            ? IntrinsicFunction.Evaluate(expression, scope)
            : ReferencePath.TryParse(expression)?.Evaluate(scope) is { IsMissing: false } value ? value : WorkflowValue.Unknown;
    }

    /// <summary>Whether the name of a member has a placeholder, so that it can be any name, also that of another member.</summary>
    private static bool HasOpenName(SourceNode node)
    {
        foreach (SourceMember member in node.Members)
        {
            if (member.Name.IndexOf("${", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static WorkflowValue Literal(SourceNode node, TextPattern text) => node.Kind switch
    {
        SourceNodeKind.Number => WorkflowValue.OfNumber(node.Text!),
        SourceNodeKind.True => WorkflowValue.True,
        SourceNodeKind.False => WorkflowValue.False,
        _ => WorkflowValue.OfText(text),
    };
}
