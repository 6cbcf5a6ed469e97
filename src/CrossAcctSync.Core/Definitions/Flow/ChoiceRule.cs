using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// Whether a rule of a Choice state matches (https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html). Null
/// where that is not known, and where the rule would fail: of a failed execution nothing follows, so that nothing is said
/// of what it would have done.
/// </summary>
internal sealed class ChoiceRule
{
    // AWS allows no such depth; beyond it, nothing is said.
    private const int MostLevels = 200;

    private readonly IDefinitionText _text;
    private readonly PayloadTemplate _template;

    public ChoiceRule(IDefinitionText text, PayloadTemplate template)
    {
        _text = text;
        _template = template;
    }

    /// <summary>Whether a rule matches in a situation.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="language">The state's query language.</param>
    /// <param name="scope">The situation behind <c>InputPath</c>.</param>
    public bool? Matches(SourceNode rule, QueryLanguage language, WorkflowScope scope) =>
        language == QueryLanguage.Jsonata ? Condition(rule["Condition"], scope) : Matches(rule, scope, 0);

    private static bool? TruthOf(WorkflowValue value) => value.Kind == WorkflowValueKind.Boolean ? value.Equals(WorkflowValue.True) : null;

    /// <summary>All that an expression can give; anything but true or false fails.</summary>
    private bool? Condition(SourceNode condition, WorkflowScope scope)
    {
        if (condition.Kind is SourceNodeKind.True or SourceNodeKind.False)
        {
            return condition.Kind == SourceNodeKind.True;
        }

        if (_text.Read(condition) is not { } text || !JsonataExpression.IsExpression(text.ToMarkedText()))
        {
            return null;
        }

        bool?[] outcomes = PayloadTemplate.EvaluateAll(text, QueryLanguage.Jsonata, scope).Select(TruthOf).Distinct().ToArray();
        return outcomes.Length == 1 ? outcomes[0] : null;
    }

    private bool? Matches(SourceNode rule, WorkflowScope scope, int level)
    {
        if (!rule.IsObject || level > MostLevels)
        {
            return null;
        }

        if (rule["Not"] is { Exists: true } negated)
        {
            return !Matches(negated, scope, level + 1);
        }

        if (rule["And"] is { Exists: true } all)
        {
            return AllOf(all, scope, level, isAnd: true);
        }

        return rule["Or"] is { Exists: true } any ? AllOf(any, scope, level, isAnd: false) : Compare(rule, scope);
    }

    /// <summary>Whether all match, or any. A part that fails, behind one that settles it, is not asked.</summary>
    private bool? AllOf(SourceNode parts, WorkflowScope scope, int level, bool isAnd)
    {
        if (!parts.IsArray || parts.Count == 0)
        {
            return null;
        }

        bool isKnown = true;
        foreach (SourceNode part in parts.Elements)
        {
            bool? matches = Matches(part, scope, level + 1);
            if (matches == !isAnd)
            {
                return matches;
            }

            isKnown &= matches is not null;
        }

        return isKnown ? isAnd : null;
    }

    private bool? Compare(SourceNode rule, WorkflowScope scope)
    {
        if (Operator(rule) is not { } found
            || _text.Read(rule["Variable"]) is not { } variable
            || ReferencePath.TryParse(variable.ToMarkedText()) is not { IsDefinite: true } path)
        {
            return null;
        }

        WorkflowValue value = path.Evaluate(scope);
        string name = found.Name;
        if (name == "IsPresent")
        {
            return Expected(found.Value) is { } expected && !value.IsUnknown ? !value.IsMissing == expected : null;
        }

        if (value.IsMissing || value.IsUnknown)
        {
            // A path that leads nowhere fails the execution.
            return null;
        }

        if (name.StartsWith("Is", StringComparison.Ordinal))
        {
            return Expected(found.Value) is { } expected ? ChoiceComparison.IsOfType(name, value) == expected : null;
        }

        const string Path = "Path";
        if (!name.EndsWith(Path, StringComparison.Ordinal))
        {
            return ChoiceComparison.Holds(name, value, _template.Literal(found.Value));
        }

        WorkflowValue operand = PayloadTemplate.EvaluatePath(_text.Read(found.Value), scope);
        return ChoiceComparison.Holds(name.Substring(0, name.Length - Path.Length), value, operand);
    }

    private static bool? Expected(SourceNode value) => value.Kind switch
    {
        SourceNodeKind.True => true,
        SourceNodeKind.False => false,
        _ => null,
    };

    /// <summary>The one comparison of a rule; with none or several the definition is refused.</summary>
    private static SourceMember? Operator(SourceNode rule)
    {
        SourceMember? found = null;
        foreach (SourceMember member in rule.Members)
        {
            if (ChoiceComparison.IsOperator(member.Name))
            {
                if (found is not null)
                {
                    return null;
                }

                found = member;
            }
        }

        return found;
    }
}
