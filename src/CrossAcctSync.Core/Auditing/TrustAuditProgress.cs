namespace CrossAcctSync.Auditing;

/// <summary>How far an audit is. The first one tells of no account: the definitions have been read.</summary>
/// <param name="AccountId">The account that was read last, or null.</param>
/// <param name="AccountsDone">The accounts that have been read.</param>
/// <param name="AccountCount">All accounts that are to be read.</param>
/// <param name="RolesSeen">The roles that passed by so far.</param>
/// <param name="StateMachineCount">The state machines at hand.</param>
public sealed record TrustAuditProgress(string? AccountId, int AccountsDone, int AccountCount, long RolesSeen, int StateMachineCount);
