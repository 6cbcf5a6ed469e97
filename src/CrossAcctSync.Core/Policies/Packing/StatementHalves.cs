using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>A statement in two that together mean the same.</summary>
internal sealed record StatementHalves(PolicyStatement First, PolicyStatement Second)
{
    /// <summary>Halves the longer of the statement's positive Resource and Action, or null when neither has two values.</summary>
    public static StatementHalves? Of(PolicyStatement statement)
    {
        int actions = LengthOf(statement.Action);
        int resources = LengthOf(statement.Resource);
        if (actions == 0 && resources == 0)
        {
            return HalveCondition(statement);
        }

        // A Sid stands once in a policy; the second half goes without.
        PolicyStatement second = statement with { Sid = null };
        return resources >= actions
            ? new StatementHalves(
                statement with { Resource = Part(statement.Resource!, first: true) },
                second with { Resource = Part(statement.Resource!, first: false) })
            : new StatementHalves(
                statement with { Action = Part(statement.Action, first: true) },
                second with { Action = Part(statement.Action, first: false) });
    }

    private static StatementHalves? HalveCondition(PolicyStatement statement)
    {
        for (int i = 0; i < statement.Conditions.Count; i++)
        {
            PolicyCondition condition = statement.Conditions[i];
            if (condition.Values.Count > 1 && StatementUnion.IsUnion(condition))
            {
                int half = condition.Values.Count / 2;
                return new StatementHalves(
                    With(statement, i, condition.Values.Take(half)),
                    With(statement with { Sid = null }, i, condition.Values.Skip(half)));
            }
        }

        return null;
    }

    private static PolicyStatement With(PolicyStatement statement, int index, IEnumerable<string> values)
    {
        PolicyCondition[] conditions = statement.Conditions.ToArray();
        conditions[index] = conditions[index] with { Values = values.ToArray() };
        return statement with { Conditions = conditions };
    }

    private static int LengthOf(PolicyElement? element) =>
        element is { IsNegated: false, Values.Count: > 1 } ? element.Values.Sum(value => value.Length + 3) : 0;

    private static PolicyElement Part(PolicyElement element, bool first)
    {
        int half = element.Values.Count / 2;
        return element with { Values = (first ? element.Values.Take(half) : element.Values.Skip(half)).ToArray() };
    }
}
