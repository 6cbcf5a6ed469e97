using CrossAcctSync.Arns;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>A role that a task can run with: known, or what is known of it.</summary>
/// <param name="Role">The role, or null when only the run will tell.</param>
/// <param name="Pattern">The role's ARN, with holes where only the run will tell.</param>
internal sealed record TargetRole(RoleArn? Role, TextPattern Pattern);
