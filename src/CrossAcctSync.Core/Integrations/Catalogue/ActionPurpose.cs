namespace CrossAcctSync.Integrations;

/// <summary>
/// What Step Functions needs an action for
/// (https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html).
/// </summary>
public enum ActionPurpose
{
    /// <summary>The call that the task itself makes.</summary>
    Start,

    /// <summary>Asking whether the job has ended; without it the task can stay stuck.</summary>
    Poll,

    /// <summary>Cancelling the job when the execution stops; without it the job keeps running.</summary>
    Stop,

    /// <summary>Handing a role to the service.</summary>
    PassRole,

    /// <summary>What the called service does in the caller's name.</summary>
    Other,
}
