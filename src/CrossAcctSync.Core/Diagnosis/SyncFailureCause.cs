namespace CrossAcctSync.Diagnosis;

/// <summary>What kind of failure the text and the place of a failed event tell of.</summary>
public enum SyncFailureCause
{
    /// <summary>Step Functions could not assume the role of the task's credentials. AWS does not say which side refused.</summary>
    AssumeRoleRefused,

    /// <summary>The target's service refused a call of the task.</summary>
    CallDenied,

    /// <summary>The job was started, and the call that asks how far it is was refused.</summary>
    PollDenied,

    /// <summary>Step Functions may not assume the execution role.</summary>
    ExecutionRoleRefused,

    /// <summary>Somebody else than the task's role was refused, for example the role of a function or a job.</summary>
    DeniedElsewhere,

    /// <summary>AWS refuses the definition.</summary>
    DefinitionRefused,

    /// <summary>A quota is used up, or calls come too fast.</summary>
    QuotaOrThrottling,

    /// <summary>A nested execution failed; why is in its own history.</summary>
    NestedExecution,

    /// <summary>Child executions of a Map run failed; why is in their own histories.</summary>
    MapRun,

    /// <summary>The cause is not about access.</summary>
    NotAccess,

    /// <summary>The wording is not known: it may be about access or not.</summary>
    Unknown,
}
