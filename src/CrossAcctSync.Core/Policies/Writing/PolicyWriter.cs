using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>
/// Policies to JSON. The order of elements is Version, Id, Statement, and in a statement Sid, Effect, Principal, Action,
/// Resource, Condition: that of AWS's own examples, with the principal before what it may do. A negated element
/// (<c>NotAction</c>) stands where its positive one would. Elements that IAM does not know come last.
/// </summary>
/// <remarks>
/// A list of one value is written as a string, and only what JSON demands is escaped, and what a reader could not see: both are shorter, and IAM counts
/// every character (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). Values keep the order
/// in which the document has them. <c>Statement</c> is always a list.
/// </remarks>
public static class PolicyWriter
{
    /// <summary>The document as JSON: without white space, or indented by two spaces with line feeds.</summary>
    /// <exception cref="ArgumentException">A statement has two conditions of the same operator and key, which JSON has no form for.</exception>
    public static string Write(PolicyDocument document, bool indented = false)
    {
        var writer = new PolicyJsonWriter(indented);
        Write(writer, document ?? throw new ArgumentNullException(nameof(document)));
        return writer.ToString();
    }

    /// <summary>One statement as a JSON object, in either form.</summary>
    /// <exception cref="ArgumentException">The statement has two conditions of the same operator and key, which JSON has no form for.</exception>
    public static string Write(PolicyStatement statement, bool indented = false)
    {
        var writer = new PolicyJsonWriter(indented);
        Write(writer, statement ?? throw new ArgumentNullException(nameof(statement)));
        return writer.ToString();
    }

    private static void Write(PolicyJsonWriter writer, PolicyDocument document)
    {
        writer.BeginObject();
        WriteText(writer, "Version", document.Version);
        WriteText(writer, "Id", document.Id);
        writer.Name("Statement");
        writer.BeginArray();
        foreach (PolicyStatement statement in document.Statements)
        {
            Write(writer, statement);
        }

        writer.EndArray();
        WriteUnknown(writer, document.UnknownElements);
        writer.EndObject();
    }

    private static void Write(PolicyJsonWriter writer, PolicyStatement statement)
    {
        writer.BeginObject();
        WriteText(writer, "Sid", statement.Sid);
        WriteText(writer, "Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            writer.Name(principal.Name);
            WritePrincipals(writer, principal.Principals);
        }

        writer.Name(statement.Action.IsNegated ? "NotAction" : "Action");
        WriteValues(writer, statement.Action.Values);
        if (statement.Resource is { } resource)
        {
            writer.Name(resource.IsNegated ? "NotResource" : "Resource");
            WriteValues(writer, resource.Values);
        }

        WriteConditions(writer, statement.Conditions);
        WriteUnknown(writer, statement.UnknownElements);
        writer.EndObject();
    }

    private static void WritePrincipals(PolicyJsonWriter writer, IReadOnlyList<PolicyPrincipal> principals)
    {
        if (principals.Count == 1 && principals[0].Kind == PrincipalKind.Everyone)
        {
            writer.String("*");
            return;
        }

        writer.BeginObject();
        foreach (IGrouping<string, PolicyPrincipal> kind in principals.GroupBy(principal => NameOf(principal.Kind)))
        {
            writer.Name(kind.Key);
            WriteValues(writer, kind.Select(principal => principal.Value).ToList());
        }

        writer.EndObject();
    }

    private static string NameOf(PrincipalKind kind) => kind switch
    {
        // Beside others, everyone has no form but this one.
        PrincipalKind.Everyone or PrincipalKind.Aws => "AWS",
        PrincipalKind.Service => "Service",
        PrincipalKind.Federated => "Federated",
        _ => "CanonicalUser",
    };

    private static void WriteConditions(PolicyJsonWriter writer, IReadOnlyList<PolicyCondition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        writer.Name("Condition");
        writer.BeginObject();
        foreach (IGrouping<string, PolicyCondition> operation in conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
        {
            writer.Name(operation.Key);
            writer.BeginObject();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (PolicyCondition condition in operation)
            {
                if (!keys.Add(condition.Key))
                {
                    throw new ArgumentException($"A statement has the condition {condition.Operator} {condition.Key} twice; a policy can hold it once.", nameof(conditions));
                }

                writer.Name(condition.Key);
                WriteValues(writer, condition.Values);
            }

            writer.EndObject();
        }

        writer.EndObject();
    }

    private static void WriteValues(PolicyJsonWriter writer, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            writer.String(values[0]);
            return;
        }

        writer.BeginArray();
        foreach (string value in values)
        {
            writer.String(value);
        }

        writer.EndArray();
    }

    private static void WriteText(PolicyJsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.Name(name);
            writer.String(value);
        }
    }

    private static void WriteUnknown(PolicyJsonWriter writer, IReadOnlyList<UnknownElement> elements)
    {
        foreach (UnknownElement element in elements)
        {
            writer.Name(element.Name);
            writer.Node(SourceDocument.ParseJson(element.Json).Root);
        }
    }
}
