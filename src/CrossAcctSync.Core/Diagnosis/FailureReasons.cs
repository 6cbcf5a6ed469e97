using CrossAcctSync.Diagnosis.Wording;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Diagnosis;

/// <summary>What can be said of a failure without a look at policies, and what stands against a verdict that they give.</summary>
internal static class FailureReasons
{
    /// <summary>The verdict, the reason and what to do; null where policies have to be asked.</summary>
    public static (SyncFailureVerdict Verdict, string Reason, string? Action)? WithoutPolicies(FailedStep step, FailureSubject subject) => step.Cause switch
    {
        SyncFailureCause.NotAccess => (SyncFailureVerdict.NotAccess, "The cause is not about access.", null),
        SyncFailureCause.QuotaOrThrottling => (SyncFailureVerdict.NotAccess, "A quota is used up, or calls come too fast; the cause is not about access.", "Retry the state (Retry), or have the quota raised. What a task asks again and again counts in the account that is asked."),
        SyncFailureCause.DefinitionRefused => (
            SyncFailureVerdict.NotAccess,
            $"AWS refuses the definition{(FailureWords.PlaceOf(step.Message) is { } place ? $" at {VisibleText.Of(place)}" : string.Empty)}, so that no policy is asked.",
            "See what Get-SyncRequirement finds of the definition; Repair-SyncDefinition corrects some of it."),
        SyncFailureCause.NestedExecution => (SyncFailureVerdict.Undetermined, "A nested execution failed; why is in its own history.", $"Run Resolve-SyncFailure for {VisibleText.Of(step.NestedExecution?.ToString())}."),
        SyncFailureCause.MapRun => (SyncFailureVerdict.Undetermined, "Child executions of a Map run failed; why is in their own histories.", "Run Resolve-SyncFailure for the child executions that failed."),
        SyncFailureCause.DeniedElsewhere => (SyncFailureVerdict.Undetermined, "Somebody else than the role of the task was refused, which is not tested here.", step.Denial is { } denial ? $"Look at the policies of {VisibleText.Of(denial.Principal) ?? "the one that made the call"}." : null),
        SyncFailureCause.Unknown => (SyncFailureVerdict.Undetermined, "The wording is not known, so that it may be about access or not.", "Look for the call in CloudTrail, and give its event: it names the action."),
        _ when step.HasNoCredentials && step.Cause != SyncFailureCause.ExecutionRoleRefused => (SyncFailureVerdict.Undetermined, "The task has no Credentials, so that the execution role itself was refused; only tasks with a role of their own are tested.", subject.SourceRole is { } role ? $"Look at the policies of {role}." : null),
        _ => null,
    };

    /// <summary>Why there is no test.</summary>
    public static string NothingToTest(FailureSubject subject) =>
        subject.TargetRole is null ? "The role of the task's credentials is not known."
        : subject.Machine is null ? "Without the state machine the ExternalId is not known."
        : subject.SourceRole is null ? "The execution role is not known."
        : subject.Found is null ? "The definition of the state machine is not at hand, and neither are the arguments of the call."
        : "The definition at hand shows no such use of the target role.";

    /// <summary>What would make a test possible.</summary>
    public static string WhatToGive(FailureSubject subject) =>
        subject.Machine is null ? "Give -ExecutionArn or -StateMachineArn."
        : subject.Found is null ? "Give the answer of describe-state-machine-for-execution beside the history, or a snapshot with the state machine."
        : subject.SourceRole is null ? "Give the whole history, which names the execution role in its first event."
        : "Give the whole history with the arguments of the call, and the definition of the run.";

    /// <summary>Why an answer of the policies that all is allowed would not be the whole truth; null when it is.</summary>
    public static string? OfAllowed(FailedStep step, FailureSubject subject)
    {
        if (step.Denial?.Layer is DenialLayer.ResourcePolicy or DenialLayer.VpcEndpointPolicy or DenialLayer.SessionPolicy)
        {
            return "AWS named " + step.Denial.Layer switch
            {
                DenialLayer.ResourcePolicy => "the policy of the resource",
                DenialLayer.VpcEndpointPolicy => "the policy of a VPC endpoint",
                _ => "a session policy",
            } + ", which is not at hand; the policies of the role allow the call.";
        }

        if (step.Cause is SyncFailureCause.CallDenied or SyncFailureCause.PollDenied && step.Denial is null)
        {
            return "AWS does not say which action on which resource it denied; the policies at hand allow all that the task is known to need.";
        }

        if (step.Cause is SyncFailureCause.CallDenied or SyncFailureCause.PollDenied && step.Denial is { Resource: null, Layer: null } && step.Denial.Action.IndexOf('*') >= 0)
        {
            return "AWS's message names no action of its own.";
        }

        if (step.Cause == SyncFailureCause.AssumeRoleRefused && step.Execution?.MapLabel is not null)
        {
            return "The policies at hand allow it for the ARN of the state machine. What ExternalId is sent for child executions of a Map run no page of AWS says.";
        }

        return step.Cause == SyncFailureCause.AssumeRoleRefused && step.ExternalId is { } sent && subject.Machine is { } machine && sent != machine.ToString()
            ? $"The policies at hand allow it for {machine}, and another ExternalId was sent."
            : null;
    }
}
