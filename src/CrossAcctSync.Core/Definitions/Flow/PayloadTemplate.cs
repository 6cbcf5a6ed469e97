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

    /// <summary>The value of a template.</summary>
    /// <param name="node">The template.</param>
    /// <param name="language">The state's query language.</param>
    /// <param name="scope">What its expressions see.</param>
    /// <param name="result">The state's result, for <c>$states.result</c>.</param>
    public WorkflowValue Evaluate(SourceNode node, QueryLanguage language, WorkflowScope scope, WorkflowValue? result = null)
    {
        TextPattern? text = node.IsObject && node.Count != 1 ? null : _text.Read(node);
        if (text is not null)
        {
            return language == QueryLanguage.Jsonata && JsonataExpression.IsExpression(text.ToMarkedText())
                ? JsonataExpression.Parse(text.ToMarkedText()).EvaluateOne(scope, result)
                : Literal(node, text);
        }

        if (node.IsArray)
        {
            return WorkflowValue.OfArray(node.Elements.ToList().Select(element => Evaluate(element, language, scope, result)).ToArray());
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
                members[name.Substring(0, name.Length - 2)] = EvaluatePath(_text.Read(member.Value), scope);
            }
            else
            {
                members[name] = Evaluate(member.Value, language, scope, result);
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
