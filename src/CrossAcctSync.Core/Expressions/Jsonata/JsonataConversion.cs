using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Values of the workflow to those of JSONata, and back.</summary>
internal static class JsonataConversion
{
    /// <summary>A value of the workflow.</summary>
    /// <param name="value">The value.</param>
    /// <param name="origin">Where it is from, so that it is known to be the same wherever it is read.</param>
    public static JsonataValue From(WorkflowValue value, string? origin)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.Missing:
                return JsonataValue.Missing;
            case WorkflowValueKind.Null:
                return JsonataValue.Null;
            case WorkflowValueKind.Boolean:
                return JsonataValue.Of(ReferenceEquals(value, WorkflowValue.True));
            case WorkflowValueKind.Number:
                return value.Number is { } number ? JsonataValue.Of(number).From(origin) : JsonataValue.AnyNumber.Present().From(origin);
            case WorkflowValueKind.Text:
                return JsonataValue.Of(value.Text.Unmark()).From(origin);
            case WorkflowValueKind.Array:
                return JsonataValue.List(new WorkflowItems(value, origin));
            case WorkflowValueKind.Object:
                return JsonataValue.Of(new JsonataMembers(value, origin));
            default:
                return JsonataValue.UnknownOf(origin);
        }
    }

    /// <summary>A member's value; one that is unknown may not be there.</summary>
    public static JsonataValue FromMember(WorkflowValue value, string? origin) => From(value, origin);

    /// <summary>The origin of a member.</summary>
    public static string Step(string origin, string name) => origin + "." + name.Length.ToString(CultureInfo.InvariantCulture) + ":" + name;

    /// <summary>The value of an expression as one of the workflow.</summary>
    public static WorkflowValue To(JsonataValue value)
    {
        switch (value.Kind)
        {
            case JsonataKind.Missing:
                return WorkflowValue.Missing;
            case JsonataKind.Null:
                return WorkflowValue.Null;
            case JsonataKind.Boolean:
                return value.Truth.Known is { } truth ? WorkflowValue.OfBoolean(truth) : WorkflowValue.Unknown;
            case JsonataKind.Number:
                return value.IsOpen ? WorkflowValue.Unknown : WorkflowValue.OfNumber(value.Number);
            case JsonataKind.Text:
                return WorkflowValue.OfText(value.Text);
            case JsonataKind.List:
                return WorkflowValue.OfArray(value.Items.Select(ToInner).ToArray(), value.IsOpen);
            case JsonataKind.Object when value.Tuple is null:
                var members = new ValueMembers(value.Members.Count);
                foreach (KeyValuePair<string, JsonataValue> member in value.Members.All)
                {
                    members[member.Key] = ToInner(member.Value);
                }

                return WorkflowValue.OfObject(members, value.Members.IsOpen);
            default:
                return WorkflowValue.Unknown;
        }
    }

    /// <summary>An element or member. Nothing as an element is undefined within a list, which is nothing that JSON has.</summary>
    private static WorkflowValue ToInner(JsonataValue value) => value.MayBeMissing || value.IsMissing ? WorkflowValue.Unknown : To(value);
}
