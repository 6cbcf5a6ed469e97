using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// What an analysis passes by without reading it: states of no known type, fields whose names have other capitals, and
/// Credentials that belong to no task (https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html).
/// </summary>
internal static class DefinitionShapeCheck
{
    private const string Types = "Task, Pass, Choice, Wait, Succeed, Fail, Parallel or Map";

    private static readonly ILookup<int, string> FieldsByLength = ((StateField[])Enum.GetValues(typeof(StateField)))
        .Select(StateFieldNames.Of).ToLookup(name => name.Length);

    /// <summary>Adds a finding for each place; they are of the machine as a whole, for what was not read may concern any role.</summary>
    public static void Add(StateMachineDefinition definition, FindingSink findings)
    {
        AddGroup(definition.Tree.Root, definition.Name, findings);
        AddCredentials(definition, findings);
    }

    private static void AddGroup(StateGroup root, string machine, FindingSink findings)
    {
        var groups = new List<StateGroup> { root };
        for (int next = 0; next < groups.Count; next++)
        {
            StateGroup group = groups[next];
            if (!group.Node["States"].IsObject)
            {
                Add(findings, $"'{group.ParentName.StringValue ?? machine}' has a part without States, of which nothing was read.", "Write \"StartAt\" and \"States\" there.", group.Node);
            }

            for (int i = 0; i < group.States.Count; i++)
            {
                AddState(group.States[i], findings);
                groups.AddRange(group.States[i].Inner);
            }
        }
    }

    private static void AddState(StateNode state, FindingSink findings)
    {
        SourceNode type = state[StateField.Type];
        if (state.Kind == StateKind.Other && !type.TextEquals("Wait") && !type.TextEquals("Succeed") && !type.TextEquals("Fail"))
        {
            string what = !state.Node.IsObject ? "is no object" : !type.Exists ? "has no Type" : $"has the Type '{type.Text}', which Step Functions does not know";
            Add(findings, $"The state '{state.Name}' {what}, so that nothing of it was read.", $"Write its Type as {Types}.", type.Exists ? type : state.NameNode);
        }

        if (state.Kind is StateKind.Map or StateKind.Parallel && state.Inner.Count == 0)
        {
            string field = state.Kind == StateKind.Map ? "ItemProcessor" : "Branches";
            Add(findings, $"The state '{state.Name}' has no {field} that can be read, so that its inner states are not known.", $"Write \"{field}\" with the states that it runs.", state.NameNode);
        }

        foreach (SourceMember member in state.Node.Members)
        {
            if (!StateFieldNames.TryFind(member.NameNode, out _) && MeantBy(member.NameNode) is { } field)
            {
                Add(findings, $"The state '{state.Name}' has the field '{member.NameNode.StringValue}', which Step Functions does not read; it reads '{field}'.", $"Write \"{field}\".", member.NameNode);
            }
        }
    }

    private static string? MeantBy(SourceNode name)
    {
        foreach (string field in FieldsByLength[name.RawText.Length])
        {
            if ((name.RawText[0] | 0x20) == (field[0] | 0x20) && string.Equals(name.StringValue, field, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Credentials with a role, wherever they stand, that are not those of a Task state.</summary>
    private static void AddCredentials(StateMachineDefinition definition, FindingSink findings)
    {
        SourceDocument document = definition.Root.Document!;
        HashSet<int>? read = null;
        int end = definition.Root.IsObject ? document.Entry(definition.Root.Index).Next : 0;
        for (int i = definition.Root.Index; i + 1 < end; i++)
        {
            var name = new SourceNode(document, i);
            if (!name.TextEquals("Credentials"))
            {
                continue;
            }

            var value = new SourceNode(document, i + 1);
            if (!value["RoleArn"].Exists && !value["RoleArn.$"].Exists)
            {
                continue;
            }

            read ??= new HashSet<int>(definition.Tree.Tasks.Where(task => task.Credentials.Exists).Select(task => task.Credentials.Index));
            if (!read.Contains(value.Index))
            {
                findings.Add(
                    DefinitionRules.CredentialsUnread,
                    "Credentials with a role stand where Step Functions does not read them: only a Task state has them, beside its Resource.",
                    "Move them to the Task state that is meant to run with the role, or take them out.",
                    name.LaterLocation);
            }
        }
    }

    private static void Add(FindingSink findings, string message, string action, SourceNode place) =>
        findings.Add(DefinitionRules.StateUnread, message, action, place.LaterLocation);
}
