using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>A state machine as it was found: its definition with what the place says of it. Immutable.</summary>
public sealed class StateMachineDefinition
{
    private StateTree? _tree;

    internal StateMachineDefinition(SourceNode root, IDefinitionText text, string name, string? logicalId, StateMachineArn? arn, RoleArn? sourceRoleArn, StateMachineType? type, string? deployedName = null, MachineNameRule? nameRule = null)
    {
        Root = root;
        Text = text;
        Name = name;
        LogicalId = logicalId;
        Arn = arn;
        SourceRoleArn = sourceRoleArn;
        Type = type;
        DeployedName = arn?.Name ?? deployedName;
        NameRule = DeployedName is null ? nameRule : null;
    }

    /// <summary>What to call the state machine: its name, or a label where the place does not tell it, such as its logical id or the file's name.</summary>
    public string Name { get; }

    /// <summary>The logical id in a template, or null.</summary>
    public string? LogicalId { get; }

    /// <summary>The name that the state machine has in its account, where the place tells it; never a label. Else null.</summary>
    public string? DeployedName { get; }

    /// <summary>The ARN where the place tells it, without version or alias; else null.</summary>
    public StateMachineArn? Arn { get; }

    /// <summary>The execution role where the place tells it, else null.</summary>
    public RoleArn? SourceRoleArn { get; }

    /// <summary>The type where the place tells it, else null.</summary>
    public StateMachineType? Type { get; private set; }

    /// <summary>The conditions of the template under which the definition has this form, for example <c>IsProd</c>; null where it has but one.</summary>
    public string? Condition { get; private set; }

    /// <summary>All forms that the template's conditions give the definition, this one among them; none where it has but one.</summary>
    internal IReadOnlyList<StateMachineDefinition> Forms { get; private set; } = Array.Empty<StateMachineDefinition>();

    /// <summary>The file that the definition came from, or null.</summary>
    public string? Path => Root.Document!.Path;

    /// <summary>Where the definition begins.</summary>
    public SourceLocation Location => Root.Location;

    /// <summary>States of all types at all depths.</summary>
    public int StateCount => Tree.StateCount;

    internal MachineNameRule? NameRule { get; }

    /// <summary>Whether the place switches logging on; null when it may.</summary>
    internal bool? IsLogging { get; private set; } = false;

    /// <summary>Whether the place switches tracing on; null when it may.</summary>
    internal bool? IsTracing { get; private set; } = false;

    internal SourceNode Root { get; }

    internal IDefinitionText Text { get; }

    // Two threads that ask at once both read it, and one answer is kept.
    internal StateTree Tree => _tree ?? Interlocked.CompareExchange(ref _tree, StateTree.Read(Root, Type), null) ?? _tree;

    /// <summary>The same definition with a type that its place does not tell.</summary>
    internal StateMachineDefinition WithType(StateMachineType? type)
    {
        if (type == Type)
        {
            return this;
        }

        StateMachineDefinition typed = Copy();
        typed.Type = type;
        typed._tree = null;
        typed.Forms = Forms.Select(form => form.WithType(type)).ToArray();
        return typed;
    }

    /// <summary>The same definition with what its place switches on.</summary>
    internal StateMachineDefinition WithSwitches(bool? isLogging, bool? isTracing)
    {
        StateMachineDefinition switched = Copy();
        switched.IsLogging = isLogging;
        switched.IsTracing = isTracing;
        return switched;
    }

    /// <summary>The same definition as one form of several.</summary>
    internal StateMachineDefinition Under(string condition)
    {
        StateMachineDefinition form = Copy();
        form.Condition = condition;
        return form;
    }

    /// <summary>The same definition with all its forms.</summary>
    internal StateMachineDefinition WithForms(IReadOnlyList<StateMachineDefinition> forms)
    {
        StateMachineDefinition all = Copy();
        all.Forms = forms;
        return all;
    }

    private StateMachineDefinition Copy() => (StateMachineDefinition)MemberwiseClone();

    /// <inheritdoc />
    public override string ToString() => Arn?.ToString() ?? Name;
}
