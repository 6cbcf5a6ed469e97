using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Histories;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Diagnosis;

/// <summary>Which state of which state machine a failure is of, as far as that can be known. Immutable.</summary>
internal sealed record FailureSubject
{
    public StateMachineArn? Machine { get; init; }

    public RunMachine? Found { get; init; }

    public RoleArn? SourceRole { get; init; }

    public RoleArn? TargetRole { get; init; }

    /// <summary>The state's path in the definition, or as the history tells it; null when no state is known.</summary>
    public string? StatePath { get; init; }

    /// <summary>Whether the definition has the state.</summary>
    public bool IsStateDefined { get; init; }

    /// <summary>What the state machine needs of the target role, or null.</summary>
    public SyncRequirement? Requirement { get; init; }

    /// <summary>One sentence on how the state machine was told where nothing names it, or why it could not be; else null.</summary>
    public string? Note { get; init; }

    /// <summary>Works out whom a failure is of.</summary>
    /// <param name="step">What is known of it.</param>
    /// <param name="given">The state machine that the user names, or null.</param>
    /// <param name="machines">Where definitions are.</param>
    public static FailureSubject Of(FailedStep step, StateMachineArn? given, IMachineLibrary machines)
    {
        RoleArn? target = RoleOf(step.TargetRole);
        StateMachineArn? machine = step.Execution?.StateMachineArn ?? step.Machine ?? given?.Unqualified;
        var subject = new FailureSubject { Machine = machine, TargetRole = target, SourceRole = RoleOf(step.SourceRole) };
        RunMachine? found = machine is null ? null : machines.Find(machine, step.Execution);
        if (machine is null)
        {
            RunMachine[] fitting = machines.WithRole(step.SourceRole).Where(one => Fits(one, step, target)).ToArray();
            if (fitting.Length != 1)
            {
                return subject with
                {
                    StatePath = PathOf(step, null),
                    Note = fitting.Length == 0
                        ? "Which state machine it is of is not known: nothing names it, and none that is at hand fits."
                        : $"Which state machine it is of is not known: {string.Join(", ", fitting.Take(3).Select(one => one.Definition.Arn!.Name))}{(fitting.Length > 3 ? " and more" : string.Empty)} fit.",
                };
            }

            found = fitting[0];
            machine = found.Definition.Arn!;
            subject = subject with { Machine = machine, Note = $"Nothing names the state machine; {machine.Name} is the only one at hand that fits by role and states." };
        }

        return subject.With(found, step);
    }

    private FailureSubject With(RunMachine? found, FailedStep step)
    {
        RoleArn? source = SourceRole ?? found?.Definition.SourceRoleArn;
        StateNode? state = found is null ? null : StateOf(found.Definition, step);
        string? path = PathOf(step, Machine!.Name);
        if (found is null || source is null)
        {
            return this with { Found = found, SourceRole = source, StatePath = path };
        }

        RequirementAnalysis analysis = RequirementAnalyzer.Analyze(found.Definition, RequirementOptions.Default with
        {
            StateMachineArns = new[] { Machine! },
            SourceRoleArn = source,
            TargetRoleArns = TargetRole is null ? Array.Empty<RoleArn>() : new[] { TargetRole },
        });
        path = state?.Group.PathOf(Machine!.Name, state.NameNode) ?? path;
        RoleArn? target = TargetRole ?? OnlyRole(analysis, path);
        return this with
        {
            Found = found,
            SourceRole = source,
            TargetRole = target,
            StatePath = path,
            IsStateDefined = state is not null,
            // The identity may be the run's own: an execution keeps the role that it began with.
            Requirement = target is null ? null : analysis.Requirements.FirstOrDefault(one => one.TargetRoleArn == target.ToString() && one.StateMachineArn == Machine!.ToString() && one.SourceRoleArn == source.ToString()),
        };
    }

    /// <summary>The role that the definition gives to a state; null when it can be one of several.</summary>
    private static RoleArn? OnlyRole(RequirementAnalysis analysis, string? path)
    {
        SyncRequirement[] own = analysis.Requirements.Where(one => one.Tasks.Any(task => task.StatePath == path)).ToArray();
        return own.Length == 1 ? RoleOf(own[0].TargetRoleArn) : null;
    }

    private static bool Fits(RunMachine machine, FailedStep step, RoleArn? target)
    {
        StateMachineDefinition definition = machine.Definition;
        if (step.StateName is not null)
        {
            return StateOf(definition, step) is { } state && (step.SourceRole is not null || RunsWith(definition, state, target));
        }

        if (definition.SourceRoleArn is null || target is null)
        {
            return step.Cause == SyncFailureCause.ExecutionRoleRefused && step.SourceRole is not null;
        }

        // Without a state, the role and the action tell.
        return RequirementAnalyzer.Analyze(definition, RequirementOptions.Default with { TargetRoleArns = new[] { target } }).Requirements.Any(one =>
            one.TargetRoleArn == target.ToString()
            && (step.Cause == SyncFailureCause.AssumeRoleRefused || step.Denial is not { } denial || one.Statements.Any(statement => statement.Actions.Contains(denial.Action, StringComparer.OrdinalIgnoreCase))));
    }

    /// <summary>Whether a state can run with a role, for a history whose first event, with the execution role, is not at hand.</summary>
    private static bool RunsWith(StateMachineDefinition definition, StateNode state, RoleArn? target) =>
        target is not null && definition is { SourceRoleArn: not null, Arn: { } arn }
        && RequirementAnalyzer.Analyze(definition, RequirementOptions.Default with { TargetRoleArns = new[] { target } }).Requirements
            .Any(one => one.TargetRoleArn == target.ToString() && one.Tasks.Any(task => task.StatePath == state.Group.PathOf(arn.Name, state.NameNode)));

    /// <summary>State names are unique in a state machine (https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html); where they are not, what is around tells.</summary>
    private static StateNode? StateOf(StateMachineDefinition definition, FailedStep step)
    {
        if (step.StateName is not { } name)
        {
            return null;
        }

        StateNode[] named = definition.Tree.Tasks.Concat(Others(definition.Tree.Root)).Where(state => state.Name == name).Distinct().ToArray();
        return named.Length <= 1 ? named.FirstOrDefault() : named.SingleOrDefault(state => AroundOf(state.Group).SequenceEqual(step.Around));
    }

    private static IEnumerable<StateNode> Others(StateGroup group) => group.States.SelectMany(state => new[] { state }.Concat(state.Inner.SelectMany(Others)));

    private static IEnumerable<string> AroundOf(StateGroup group) => group.Parent is null
        ? Array.Empty<string>()
        : AroundOf(group.Parent).Append((group.Branch is null ? "Map:" : "Parallel:") + group.ParentName.StringValue);

    private static string? PathOf(FailedStep step, string? machine)
    {
        IEnumerable<string> parts = step.StateName is null ? Array.Empty<string>() : step.Around.Append(step.StateName);
        return step.StateName is null ? null : string.Join(" / ", machine is null ? parts : parts.Prepend(machine));
    }

    private static RoleArn? RoleOf(string? text) => RoleArn.TryParse(text, out RoleArn? role, out _) ? role : null;
}
