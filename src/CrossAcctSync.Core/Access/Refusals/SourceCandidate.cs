using CrossAcctSync.Arns;

namespace CrossAcctSync.Access.Refusals;

/// <summary>A role that is asked for as a source role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Pattern">The pattern of a policy for which it stands; the role itself where it is named.</param>
internal sealed record SourceCandidate(RoleArn Role, string Pattern)
{
    /// <summary>Whether it stands for others of its pattern.</summary>
    public bool IsExample => PatternWitness.HasWildcard(Pattern);
}
