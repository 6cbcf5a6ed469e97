using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// The conditions of a template (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html).
/// One that compares what only the deployment tells can fall either way. The default of a parameter decides nothing,
/// since a deployment may give another value.
/// </summary>
internal sealed class TemplateConditions
{
    // 2^6 forms of a definition are enough to tell apart what anybody deploys.
    private const int MostOpen = 6;
    private const int MostLevels = 50;

    private readonly SourceNode _template;
    private readonly TemplateValues _values;

    /// <param name="template">The template.</param>
    /// <param name="values">Its values, of which those count that are given.</param>
    public TemplateConditions(SourceNode template, TemplateValues values)
    {
        _template = template;
        _values = values;
    }

    /// <summary>The ways in which the conditions that a part of the template asks for can fall; one without any that is open.</summary>
    /// <exception cref="SourceFormatException">More conditions are open than can be tried.</exception>
    public IReadOnlyList<ConditionCase> CasesOf(SourceNode part)
    {
        string[] names = NamesIn(part).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
        {
            return new[] { ConditionCase.Only };
        }

        var open = new List<Comparison>();
        foreach (string name in names)
        {
            Collect(_template["Conditions"][name], name, open, 0);
        }

        if (open.Count > MostOpen)
        {
            throw new SourceFormatException(
                part.Location,
                $"What this is depends on {open.Count} comparisons that only a deployment decides; at most {MostOpen} are tried in all combinations. Give values of the template's parameters with -Substitution.");
        }

        var cases = new List<ConditionCase>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int choice = 0; choice < 1 << open.Count; choice++)
        {
            var truths = new Dictionary<string, bool>(StringComparer.Ordinal);
            for (int i = 0; i < open.Count; i++)
            {
                truths[open[i].Key] = (choice & (1 << i)) == 0;
            }

            if (IsPossible(open, truths))
            {
                var decided = names.ToDictionary(name => name, name => Decide(_template["Conditions"][name], name, truths, 0), StringComparer.Ordinal);
                // Comparisons that differ can come to the same conditions.
                if (known.Add(string.Concat(names.Select(name => decided[name] ? '1' : '0'))))
                {
                    cases.Add(new ConditionCase(decided, open.Count > 0));
                }
            }
        }

        return cases;
    }

    /// <summary>The conditions of all <c>Fn::If</c> in a part of the template.</summary>
    private static IEnumerable<string> NamesIn(SourceNode node)
    {
        foreach (SourceMember member in node.Members)
        {
            if (member.NameNode.TextEquals("Fn::If") && member.Value[0].StringValue is { } condition)
            {
                yield return condition;
            }

            foreach (string name in NamesIn(member.Value))
            {
                yield return name;
            }
        }

        foreach (SourceNode element in node.Elements)
        {
            foreach (string name in NamesIn(element))
            {
                yield return name;
            }
        }
    }

    private void Collect(SourceNode condition, string name, List<Comparison> open, int level)
    {
        (string function, SourceNode argument) = Function(condition);
        if (level < MostLevels && function is "Fn::And" or "Fn::Or" or "Fn::Not")
        {
            foreach (SourceNode part in argument.Elements)
            {
                Collect(part, name, open, level + 1);
            }
        }
        else if (level < MostLevels && function == "Condition" && argument.StringValue is { } other)
        {
            Collect(_template["Conditions"][other], other, open, level + 1);
        }
        else if (Known(function, argument) is null)
        {
            Comparison comparison = ComparisonOf(function, argument, name);
            if (!open.Any(one => one.Key == comparison.Key))
            {
                open.Add(comparison);
            }
        }
    }

    private bool Decide(SourceNode condition, string name, Dictionary<string, bool> truths, int level)
    {
        (string function, SourceNode argument) = Function(condition);
        bool isNested = level < MostLevels;
        return function switch
        {
            "Fn::And" when isNested => argument.Elements.ToList().All(part => Decide(part, name, truths, level + 1)),
            "Fn::Or" when isNested => argument.Elements.ToList().Any(part => Decide(part, name, truths, level + 1)),
            "Fn::Not" when isNested => !Decide(argument[0], name, truths, level + 1),
            "Condition" when isNested && argument.StringValue is { } other => Decide(_template["Conditions"][other], other, truths, level + 1),
            _ => Known(function, argument) ?? truths[ComparisonOf(function, argument, name).Key],
        };
    }

    private static (string Function, SourceNode Argument) Function(SourceNode condition)
    {
        foreach (SourceMember member in condition.Members)
        {
            return (member.Name, member.Value);
        }

        return (string.Empty, default);
    }

    private bool? Known(string function, SourceNode argument) =>
        function == "Fn::Equals" && _values.Given(argument[0]) is { } left && _values.Given(argument[1]) is { } right
            ? string.Equals(left, right, StringComparison.Ordinal)
            : null;

    private Comparison ComparisonOf(string function, SourceNode argument, string name)
    {
        if (function != "Fn::Equals")
        {
            // A condition that is not there, or of a form that CloudFormation does not have.
            return new Comparison("condition " + name, null, null);
        }

        string left = SourceJson.Write(argument[0]);
        string right = SourceJson.Write(argument[1]);
        string key = string.CompareOrdinal(left, right) <= 0 ? left + " = " + right : right + " = " + left;
        return _values.Given(argument[1]) is { } second ? new Comparison(key, left, second)
            : _values.Given(argument[0]) is { } first ? new Comparison(key, right, first)
            : new Comparison(key, null, null);
    }

    /// <summary>One value is not two texts at once.</summary>
    private static bool IsPossible(List<Comparison> open, Dictionary<string, bool> truths)
    {
        for (int i = 0; i < open.Count; i++)
        {
            for (int k = i + 1; k < open.Count; k++)
            {
                if (truths[open[i].Key] && truths[open[k].Key] && open[i].Subject is not null && open[i].Subject == open[k].Subject && open[i].Text != open[k].Text)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A comparison that can fall either way.</summary>
    /// <param name="Key">What tells it from others.</param>
    /// <param name="Subject">What is not known, where the other side is.</param>
    /// <param name="Text">The other side.</param>
    private sealed record Comparison(string Key, string? Subject, string? Text);
}
