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
    private readonly ChoiceFacts _facts;

    /// <summary>Makes the evaluator.</summary>
    /// <param name="text">Reads the definition's texts.</param>
    /// <param name="template">Works its values out.</param>
    /// <param name="facts">Tells conditions apart, so that the same one falls the same way.</param>
    public ChoiceRule(IDefinitionText text, PayloadTemplate template, ChoiceFacts facts)
    {
        _text = text;
        _template = template;
        _facts = facts;
    }

    /// <summary>Whether a rule matches in a situation.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="language">The state's query language.</param>
    /// <param name="scope">The situation behind <c>InputPath</c>.</param>
    public bool? Matches(SourceNode rule, QueryLanguage language, WorkflowScope scope) =>
        language == QueryLanguage.Jsonata ? Condition(rule["Condition"], scope) : Matches(rule, scope, 0);

    /// <summary>What follows for conditions that are asked again, when a rule matches that may, or does not.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="language">The state's query language.</param>
    /// <param name="scope">The situation behind <c>InputPath</c>.</param>
    /// <param name="matches">Whether it matches.</param>
    /// <param name="facts">Takes the conditions and how they fall.</param>
    public void Assume(SourceNode rule, QueryLanguage language, WorkflowScope scope, bool matches, List<KeyValuePair<string, bool>> facts)
    {
        if (!_facts.IsAnyRepeated)
        {
            return;
        }

        if (language == QueryLanguage.Jsonata)
        {
            if (_facts.KeyOf(_text.Read(rule["Condition"]), scope) is { } key)
            {
                facts.Add(new(key, matches));
            }
        }
        else
        {
            Assume(rule, scope, matches, 0, facts);
        }
    }

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

        if (_facts.KeyOf(text, scope) is { } key && scope.Facts.Find(key) is { } fallen)
        {
            return fallen;
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

    private void Assume(SourceNode rule, WorkflowScope scope, bool matches, int level, List<KeyValuePair<string, bool>> facts)
    {
        if (!rule.IsObject || level > MostLevels)
        {
            return;
        }

        if (rule["Not"] is { Exists: true } negated)
        {
            Assume(negated, scope, !matches, level + 1, facts);
            return;
        }

        SourceNode parts = rule["And"].Exists ? rule["And"] : rule["Or"];
        if (!parts.Exists)
        {
            if (Read(rule) is { } comparison && _facts.KeyOf(comparison, ValueOf(comparison, scope), OperandOf(comparison, scope)) is { } key)
            {
                facts.Add(new(key, matches));
            }

            return;
        }

        // All match of an And that does, and none of an Or that does not; else it is known of one alone that is left open.
        SourceNode[] open = parts.Elements.ToList().Where(part => Matches(part, scope, level + 1) is null).ToArray();
        if (matches == rule["And"].Exists || open.Length == 1)
        {
            foreach (SourceNode part in open)
            {
                Assume(part, scope, matches, level + 1, facts);
            }
        }
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
        if (Read(rule) is not { } comparison)
        {
            return null;
        }

        WorkflowValue value = ValueOf(comparison, scope);
        return Compare(comparison, value, scope) ?? _facts.Find(scope.Facts, comparison, value, OperandOf(comparison, scope));
    }

    private bool? Compare(ChoiceTest test, WorkflowValue value, WorkflowScope scope)
    {
        if (test.Name == "IsPresent")
        {
            return Expected(test.Operand) is { } expected && !value.IsUnknown ? !value.IsMissing == expected : null;
        }

        if (value.IsMissing || value.IsUnknown)
        {
            // A path that leads nowhere fails the execution.
            return null;
        }

        if (test.Name.StartsWith("Is", StringComparison.Ordinal))
        {
            return Expected(test.Operand) is { } expected ? ChoiceComparison.IsOfType(test.Name, value) == expected : null;
        }

        string name = test.IsOfPaths ? test.Name.Substring(0, test.Name.Length - ChoiceTest.Path.Length) : test.Name;
        return ChoiceComparison.Holds(name, value, OperandOf(test, scope));
    }

    private ChoiceTest? Read(SourceNode rule) =>
        Operator(rule) is { } found
        && _text.Read(rule["Variable"]) is { } variable
        && ReferencePath.TryParse(variable.ToMarkedText()) is { IsDefinite: true } path
            ? new ChoiceTest(found.Name, variable.ToMarkedText(), path, rule["Variable"], found.Value)
            : null;

    private WorkflowValue ValueOf(ChoiceTest test, WorkflowScope scope)
    {
        WorkflowValue value = test.Variable.Evaluate(scope);
        if (value.IsMissing && test.Name != "IsPresent")
        {
            _template.Nowhere.Add(test.VariableNode);
        }

        return value;
    }

    private WorkflowValue OperandOf(ChoiceTest test, WorkflowScope scope) =>
        test.IsOfPaths ? _template.EvaluatePath(test.Operand, scope) : _template.Literal(test.Operand);

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
