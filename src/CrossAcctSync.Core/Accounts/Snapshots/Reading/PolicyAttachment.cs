using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>That a managed policy is attached to a role, or bounds it.</summary>
/// <param name="Arn">The policy.</param>
/// <param name="Location">Where the role says so.</param>
internal sealed record PolicyAttachment(string Arn, SourceLocation Location)
{
    /// <summary>The policy's name, the last part of its ARN.</summary>
    public string Name => AttachedPolicy.NameOf(Arn);
}
