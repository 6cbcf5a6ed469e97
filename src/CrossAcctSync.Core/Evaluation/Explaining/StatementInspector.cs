using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Conditions;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Evaluation.Matching;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Explaining;

/// <summary>Finds the elements of a statement that keep it from applying.</summary>
internal static class StatementInspector
{
    public static IReadOnlyList<ElementMismatch> Mismatches(CompiledStatement statement, PolicyLayer layer, in EvaluationFrame frame)
    {
        AccessRequest request = frame.Request;
        PolicyStatement source = statement.Source;
        var mismatches = new List<ElementMismatch>();
        if (!statement.IsDeny && statement.Refusal(layer) is { } expected)
        {
            mismatches.Add(new ElementMismatch("Statement", null, null, expected, Flaw(statement)));
        }

        Ternary principal = statement.MatchesPrincipal(layer, in frame, out _);
        if (principal != Ternary.True)
        {
            mismatches.Add(new ElementMismatch(
                source.Principal!.Name,
                null,
                null,
                string.Join(", ", source.Principal.Principals.Select(one => one.Value)),
                request.Principal.ToString(),
                principal == Ternary.Unknown));
        }

        if (!statement.Action.IsMatch(request.Facts.ActionLower))
        {
            mismatches.Add(Mismatch(source.Action, "Action", request.Action));
        }

        Ternary resource = statement.MatchesResource(layer, in frame);
        if (resource != Ternary.True)
        {
            mismatches.Add(Mismatch(source.Resource!, "Resource", request.Resource) with { IsUnknown = resource == Ternary.Unknown });
        }

        foreach (CompiledCondition condition in statement.Conditions)
        {
            Ternary holds = condition.Evaluate(in frame, statement.IsDeny);
            if (holds != Ternary.True && !condition.IsMalformed)
            {
                ContextValue value = frame.Get(condition.Key);
                mismatches.Add(new ElementMismatch(
                    "Condition",
                    condition.Source.Operator,
                    condition.Source.Key,
                    string.Join(", ", condition.Source.Values),
                    value.Describe(),
                    holds == Ternary.Unknown));
            }
        }

        return mismatches;
    }

    private static ElementMismatch Mismatch(PolicyElement element, string name, string actual) =>
        new(element.IsNegated ? "Not" + name : name, null, null, string.Join(", ", element.Values), actual);

    /// <summary>What AWS would not accept in the statement itself; null where it is only in the wrong kind of policy.</summary>
    private static string? Flaw(CompiledStatement statement)
    {
        PolicyStatement source = statement.Source;
        CompiledCondition? condition = Array.Find(statement.Conditions, candidate => candidate.IsMalformed);
        return condition is not null ? $"{condition.Source.Operator} of {condition.Source.Key}: {string.Join(", ", condition.Source.Values)}"
            : statement.Action.IsMalformed ? "Action " + string.Join(", ", source.Action.Values)
            : statement.Resource is { IsMalformed: true } ? "Resource " + string.Join(", ", source.Resource!.Values)
            : statement.Principal is { IsMalformed: true } ? "Principal " + string.Join(", ", source.Principal!.Principals)
            : source.UnknownElements.Count > 0 ? "the element " + source.UnknownElements[0].Name
            : null;
    }
}
