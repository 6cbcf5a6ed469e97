using System.Collections.Generic;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Integrations;

/// <summary>How permissions are scoped.</summary>
/// <param name="AsDocumented">Whether to grant what the AWS pages print instead of the narrowest form that IAM supports.</param>
/// <param name="PassRoleArns">Roles that may be passed where the workflow does not show which; null or empty for none.</param>
public sealed record ScopingOptions(bool AsDocumented = false, IReadOnlyList<RoleArn>? PassRoleArns = null)
{
    /// <summary>The narrowest form, no further roles.</summary>
    public static ScopingOptions Default { get; } = new();
}
