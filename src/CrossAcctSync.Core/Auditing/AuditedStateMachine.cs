using CrossAcctSync.Arns;

namespace CrossAcctSync.Auditing;

/// <summary>A state machine at hand.</summary>
internal sealed class AuditedStateMachine
{
    public AuditedStateMachine(StateMachineArn arn, RoleArn? sourceRole)
    {
        Arn = arn;
        SourceRole = sourceRole;
    }

    public StateMachineArn Arn { get; }

    public RoleArn? SourceRole { get; }

    /// <summary>Whether a task of it runs with a role that only the run will tell.</summary>
    public bool HasOpenRole { get; set; }
}
