using CrossAcctSync.Arns;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>A role that a task can run with: known, or what is known of it.</summary>
/// <param name="Role">The role, or null when only the run will tell.</param>
/// <param name="Pattern">The role's ARN, with holes where only the run will tell.</param>
internal sealed record TargetRole(RoleArn? Role, TextPattern Pattern)
{
    private ScopingTarget? _target;

    /// <summary>The requirement of the role, once there is one.</summary>
    public RequirementBuilder? Requirement { get; set; }

    /// <summary>Where the resources lie that the role may use; the region is the state machine's.</summary>
    public ScopingTarget ScopingTargetIn(string region) =>
        _target is { } known && known.Region == region ? known : _target = new ScopingTarget(Role!.Partition, region, Role.AccountId);

    // What was made of a role does not set it apart from another.
    public bool Equals(TargetRole? other) => other is not null && Equals(Role, other.Role) && Pattern.Equals(other.Pattern);

    public override int GetHashCode() => Pattern.GetHashCode();
}
