using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's operators on values of which parts are unknown.</summary>
internal static class JsonataOperators
{
    public static WorkflowValue Apply(string symbol, WorkflowValue left, WorkflowValue right) => symbol switch
    {
        "&" => WorkflowValue.OfTexts(TextOf(left), TextOf(right)),
        "=" => OfTruth(JsonataTruth.AreEqual(left, right)),
        "!=" => OfTruth(JsonataTruth.AreUnequal(left, right)),
        "and" => And(JsonataTruth.Of(left), JsonataTruth.Of(right)),
        "or" => Or(JsonataTruth.Of(left), JsonataTruth.Of(right)),
        "in" => IsIn(left, right),
        "+" or "-" or "*" or "/" or "%" => Compute(symbol, left, right),
        "<" or ">" or "<=" or ">=" => Order(symbol, left, right),
        _ => WorkflowValue.Unknown,
    };

    /// <summary>
    /// <c>value.name[index]</c>. Over a list it is that of each element, one after the other; what is not there is left
    /// out, lists are taken apart, and a list of one is that one.
    /// </summary>
    public static WorkflowValue Step(WorkflowValue value, Func<WorkflowValue, WorkflowValue> step)
    {
        if (value.Kind != WorkflowValueKind.Array)
        {
            return value.IsMissing ? value : step(value);
        }

        // An element that is not known may give none or several; one that is a list itself is rare.
        if (value.IsOpen || value.Items.Any(item => item.Kind is WorkflowValueKind.Unknown or WorkflowValueKind.Array))
        {
            return WorkflowValue.Unknown;
        }

        WorkflowValue[] results = value.Items.Select(step).Where(item => !item.IsMissing).ToArray();
        return results.Length == 1 && results[0].Kind == WorkflowValueKind.Array ? results[0] : Sequence(results);
    }

    /// <summary>A sequence: lists within it are taken apart, none is nothing, and one is that one.</summary>
    public static WorkflowValue Sequence(IReadOnlyList<WorkflowValue> results)
    {
        var found = new List<WorkflowValue>(results.Count);
        foreach (WorkflowValue result in results)
        {
            if (result.IsUnknown || result.IsOpen && result.Kind == WorkflowValueKind.Array)
            {
                return WorkflowValue.Unknown;
            }

            if (result.Kind == WorkflowValueKind.Array)
            {
                found.AddRange(result.Items);
            }
            else if (!result.IsMissing)
            {
                found.Add(result);
            }
        }

        return found.Count switch { 0 => WorkflowValue.Missing, 1 => found[0], _ => WorkflowValue.OfArray(found) };
    }

    /// <summary><c>[a, b]</c>: what is not there is left out, and a list that is no list constructor itself is taken apart.</summary>
    public static WorkflowValue List(IEnumerable<(WorkflowValue Value, bool IsConstructor)> elements)
    {
        var items = new List<WorkflowValue>();
        bool isOpen = false;
        foreach ((WorkflowValue value, bool isConstructor) in elements)
        {
            if (value.Kind == WorkflowValueKind.Array && !isConstructor)
            {
                items.AddRange(value.Items);
                isOpen |= value.IsOpen || value.Items.Any(item => item.IsUnknown);
            }
            else if (!value.IsMissing)
            {
                items.Add(value);
                isOpen |= value.IsUnknown;
            }
        }

        return WorkflowValue.OfArray(items, isOpen);
    }

    /// <summary><c>value[index]</c>; anything but a list is taken as a list of one.</summary>
    public static WorkflowValue Index(WorkflowValue value, double index)
    {
        double place = Math.Floor(index);
        return value.Kind switch
        {
            WorkflowValueKind.Array => Math.Abs(place) < int.MaxValue ? value.Item((int)place) : WorkflowValue.Missing,
            WorkflowValueKind.Unknown or WorkflowValueKind.Missing => value,
            _ => place is 0 or -1 ? value : WorkflowValue.Missing,
        };
    }

    /// <summary>A value within a text. Of lists and objects, and of what is not there, no letters are taken for known.</summary>
    public static TextPattern TextOf(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Number => value.Number is { } number ? JsonataNumber.TextOf(number) : TextPattern.Unknown,
        WorkflowValueKind.Text or WorkflowValueKind.Boolean or WorkflowValueKind.Null => value.Text,
        _ => TextPattern.Unknown,
    };

    private static WorkflowValue Compute(string symbol, WorkflowValue left, WorkflowValue right)
    {
        if ((left.Number, right.Number) is ({ } a, { } b))
        {
            double computed = symbol switch { "+" => a + b, "-" => a - b, "*" => a * b, "/" => a / b, _ => a % b };
            return double.IsNaN(computed) || double.IsInfinity(computed) ? WorkflowValue.Unknown : WorkflowValue.OfNumber(computed);
        }

        return (left.IsMissing && (right.IsMissing || right.Number is not null)) || (right.IsMissing && left.Number is not null) ? WorkflowValue.Missing : WorkflowValue.Unknown;
    }

    private static WorkflowValue Order(string symbol, WorkflowValue left, WorkflowValue right)
    {
        int order;
        if ((left.Number, right.Number) is ({ } a, { } b))
        {
            order = a.CompareTo(b);
        }
        else if (left.Kind == WorkflowValueKind.Text && right.Kind == WorkflowValueKind.Text && left.Text.Literal is { } first && right.Text.Literal is { } second)
        {
            order = string.CompareOrdinal(first, second);
        }
        else
        {
            return left.IsMissing && right.IsMissing ? WorkflowValue.Missing : WorkflowValue.Unknown;
        }

        return WorkflowValue.OfBoolean(symbol switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 });
    }

    private static WorkflowValue IsIn(WorkflowValue left, WorkflowValue right)
    {
        if (left.IsMissing || right.IsMissing)
        {
            return WorkflowValue.False;
        }

        if (left.Kind is WorkflowValueKind.Array or WorkflowValueKind.Object || right.IsUnknown)
        {
            return WorkflowValue.Unknown;
        }

        IReadOnlyList<WorkflowValue> items = right.Kind == WorkflowValueKind.Array ? right.Items : new[] { right };
        return items.Any(item => JsonataTruth.AreEqual(left, item) == true) ? WorkflowValue.True
            : items.All(item => JsonataTruth.AreEqual(left, item) == false) ? WorkflowValue.False
            : WorkflowValue.Unknown;
    }

    private static WorkflowValue OfTruth(bool? truth) => truth is { } known ? WorkflowValue.OfBoolean(known) : WorkflowValue.Unknown;

    private static WorkflowValue And(bool? left, bool? right) =>
        left == false || right == false ? WorkflowValue.False : OfTruth(left is null || right is null ? null : true);

    private static WorkflowValue Or(bool? left, bool? right) =>
        left == true || right == true ? WorkflowValue.True : OfTruth(left is null || right is null ? null : false);
}
