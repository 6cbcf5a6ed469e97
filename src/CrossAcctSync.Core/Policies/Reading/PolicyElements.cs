using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>Values of a statement's elements.</summary>
internal static class PolicyElements
{
    public static PolicyEffect Effect(SourceNode value, string path) => value.StringValue switch
    {
        "Allow" => PolicyEffect.Allow,
        "Deny" => PolicyEffect.Deny,
        _ => throw PolicyParser.Error(value, path + ".Effect", $"The effect is \"Allow\" or \"Deny\"; {Describe(value)} was found."),
    };

    /// <summary>A string or a list of strings.</summary>
    public static IReadOnlyList<string> Strings(SourceNode value, string element)
    {
        if (value.StringValue is { } single)
        {
            return new[] { single };
        }

        if (!value.IsArray)
        {
            throw PolicyParser.Error(value, element, $"A string or a list of strings was expected; {Describe(value)} was found.");
        }

        var strings = new string[value.Count];
        int index = 0;
        foreach (SourceNode item in value.Elements)
        {
            strings[index++] = item.StringValue ?? throw PolicyParser.Error(item, element, $"A string was expected; {Describe(item)} was found.");
        }

        return strings;
    }

    /// <summary>Operators with their keys and values, flattened.</summary>
    public static IReadOnlyList<PolicyCondition> Conditions(SourceNode value, string element)
    {
        if (!value.IsObject)
        {
            throw PolicyParser.Error(value, element, $"An object of operators was expected; {Describe(value)} was found.");
        }

        var conditions = new List<PolicyCondition>(value.Count);
        foreach (SourceMember operation in value.Members)
        {
            string name = operation.Name;
            if (!operation.Value.IsObject)
            {
                throw PolicyParser.Error(operation.Value, element + "." + name, $"An object of context keys was expected; {Describe(operation.Value)} was found.");
            }

            foreach (SourceMember key in operation.Value.Members)
            {
                conditions.Add(new PolicyCondition(name, key.Name, ConditionValues(key.Value, $"{element}.{name}.{key.Name}")));
            }
        }

        return conditions;
    }

    public static UnknownElement Unknown(SourceMember member) =>
        new(member.Name, SourceJson.Write(member.Value), member.NameNode.Location);

    /// <summary>Values may be numbers and booleans too: IAM takes them as their text.</summary>
    private static string[] ConditionValues(SourceNode value, string element)
    {
        if (Scalar(value) is { } single)
        {
            return new[] { single };
        }

        if (!value.IsArray)
        {
            throw PolicyParser.Error(value, element, $"A value or a list of values was expected; {Describe(value)} was found.");
        }

        var values = new string[value.Count];
        int index = 0;
        foreach (SourceNode item in value.Elements)
        {
            values[index++] = Scalar(item) ?? throw PolicyParser.Error(item, element, $"A string, number or boolean was expected; {Describe(item)} was found.");
        }

        return values;
    }

    private static string? Scalar(SourceNode value) =>
        value.Kind is SourceNodeKind.String or SourceNodeKind.Number or SourceNodeKind.True or SourceNodeKind.False ? value.Text : null;

    private static string Describe(SourceNode value) => value.Kind switch
    {
        SourceNodeKind.Object => "an object",
        SourceNodeKind.Array => "a list",
        SourceNodeKind.String => $"\"{value.StringValue}\"",
        _ => value.Text ?? "nothing",
    };
}
