using System;
using System.Collections.Generic;
using CrossAcctSync.Access;
using CrossAcctSync.Diagnosis.Text;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Diagnosis;

/// <summary>Why one state of an execution failed, and what the policies say of it. Immutable. Texts of others are written as they can be seen.</summary>
public sealed record SyncRunFailure
{
    internal SyncRunFailure()
    {
    }

    /// <summary>What kind of failure it is.</summary>
    public SyncFailureCause Cause { get; internal init; }

    /// <summary>What the policies that are at hand say of it.</summary>
    public SyncFailureVerdict Verdict { get; internal init; }

    /// <summary>One sentence or two: what the verdict rests on.</summary>
    public string Reason { get; internal init => field = VisibleText.Of(value); } = string.Empty;

    /// <summary>What to do, one sentence; null when nothing.</summary>
    public string? RecommendedAction { get; internal init => field = VisibleText.Of(value); }

    /// <summary>The execution; null where the input does not tell it.</summary>
    public string? ExecutionArn { get; internal init; }

    /// <summary>The state machine without version or alias, or null.</summary>
    public string? StateMachineArn { get; internal init; }

    /// <summary>The state machine's name, or null.</summary>
    public string? StateMachineName { get; internal init; }

    /// <summary>The state, for example <c>ProcessOrders / Map:Lines / RunGlue</c>; null where it is not known.</summary>
    public string? StatePath { get; internal init; }

    /// <summary>The number of the event in the execution's history, or the id of CloudTrail's event; null for a text alone.</summary>
    public string? EventId { get; internal init; }

    /// <summary>The kind of the event, for example <c>TaskFailed</c> or <c>sts:AssumeRole</c>.</summary>
    public string? EventType { get; internal init; }

    /// <summary>When it was, or null.</summary>
    public DateTimeOffset? Time { get; internal init; }

    /// <summary>How often it failed in this way before the state was left: retries count.</summary>
    public int Attempts { get; internal init; } = 1;

    /// <summary>Whether it ended the execution; null where that is not known. A failure that was caught did not.</summary>
    public bool? EndedExecution { get; internal init; }

    /// <summary>The name of the error, or null.</summary>
    public string? Error { get; internal init; }

    /// <summary>What AWS says of the error, 1,000 characters at most. Inputs of states and jobs are not part of it.</summary>
    public string? Message { get; internal init; }

    /// <summary>The execution role, or null.</summary>
    public string? SourceRoleArn { get; internal init; }

    /// <summary>The role of the task's credentials as the run worked it out; null for a task without any.</summary>
    public string? TargetRoleArn { get; internal init; }

    /// <summary>The <c>sts:ExternalId</c> that Step Functions sent: the state machine's ARN; null where it is not known.</summary>
    public string? ExternalId { get; internal init; }

    /// <summary>Who was denied, as AWS names it; null where it does not.</summary>
    public string? Principal { get; internal init; }

    /// <summary>The action that was denied, or null.</summary>
    public string? Action { get; internal init; }

    /// <summary>The resource that was denied, or null.</summary>
    public string? Resource { get; internal init; }

    /// <summary>The kind of policy that AWS names; null where it names none.</summary>
    public DenialLayer? Layer { get; internal init; }

    /// <summary>The checks that the verdict rests on: those that failed, else those that are not decided, else those that passed.</summary>
    public IReadOnlyList<AccessCheck> Checks { get; internal init; } = Array.Empty<AccessCheck>();

    /// <summary>The statement that is missing, or null.</summary>
    public PolicyStatement? StatementToAdd { get; internal init; }

    /// <summary>The whole test of this path, or null where there was nothing to test.</summary>
    public SyncAccessResult? Access { get; internal init; }

    /// <summary>
    /// What the state machine needs of the target role, by its definition: for Get-SyncPlan and Grant-SyncPermissions. Null where
    /// that is not known. A permission that only the error's text names is never part of it.
    /// </summary>
    public SyncRequirement? Requirement { get; internal init; }

    /// <summary>The nested execution that failed, or null.</summary>
    public string? NestedExecutionArn { get; internal init; }

    /// <summary>The Map run that failed, or null.</summary>
    public string? MapRunArn { get; internal init; }

    /// <summary>The execution that started this one, where it was followed; else null.</summary>
    public string? ParentExecutionArn { get; internal init; }

    /// <summary>The executions that failed in this way, where several were looked at; else the one.</summary>
    public IReadOnlyList<string> ExecutionArns { get; internal init; } = Array.Empty<string>();

    /// <summary>The first time, where several executions were looked at; else the time.</summary>
    public DateTimeOffset? FirstTime { get; internal init; }

    /// <summary>The file, or null.</summary>
    public string? Path { get; internal init; }

    /// <summary>The failure in some lines, without colour.</summary>
    public string Text => FailureText.Write(this);

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Verdict} {Cause}: {StatePath ?? StateMachineName ?? TargetRoleArn ?? EventType ?? "text"}");
}
