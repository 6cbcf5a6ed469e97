using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Tasks that a template has only under some of its conditions, or has differently: what each form needs is granted, and
/// a finding says under which conditions it is needed.
/// </summary>
internal sealed class ConditionalTasks
{
    private readonly int _forms;
    private readonly Dictionary<(RequirementBuilder Builder, string Path), List<(string Condition, string Text, SourceLocation Place)>> _found = new();

    public ConditionalTasks(IReadOnlyList<StateMachineDefinition> forms) => _forms = forms.Count;

    /// <summary>Takes a task of one form.</summary>
    public void Add(StateMachineDefinition form, StateNode state, string path, RequirementBuilder builder)
    {
        if (!_found.TryGetValue((builder, path), out List<(string, string, SourceLocation)>? known))
        {
            _found.Add((builder, path), known = new List<(string, string, SourceLocation)>());
        }

        known.Add((form.Condition ?? string.Empty, SourceJson.Write(state.Node), state.NameNode.LaterLocation));
    }

    /// <summary>Adds the findings to the requirements.</summary>
    public void AddFindings()
    {
        foreach (KeyValuePair<(RequirementBuilder Builder, string Path), List<(string Condition, string Text, SourceLocation Place)>> task in _found)
        {
            bool isSame = task.Value.Select(form => form.Text).Distinct(StringComparer.Ordinal).Count() == 1;
            if (task.Value.Count == _forms && isSame)
            {
                continue;
            }

            var sink = new FindingSink(task.Key.Path);
            string conditions = string.Join("; or ", task.Value.Select(form => form.Condition).Distinct(StringComparer.Ordinal));
            sink.Add(
                DefinitionRules.TaskConditional,
                task.Value.Count == _forms
                    ? $"The task is not the same under all conditions of the template, and what each form of it needs is granted: {conditions}."
                    : $"The template has the task with this role only where this holds: {conditions}.",
                "Give the values of the template's parameters with -Substitution to have only what one deployment needs.",
                task.Value[0].Place);
            task.Key.Builder.AddFindings(sink.Findings);
        }
    }
}
