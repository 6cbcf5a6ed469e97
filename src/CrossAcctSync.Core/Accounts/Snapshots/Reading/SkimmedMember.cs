namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A member of a role or policy that decides whether anybody wants it.</summary>
internal enum SkimmedMember
{
    Other,
    Arn,
    TrustPolicy,
}
