using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Adds to a policy what is needed and not granted, and nothing else. Statements that are there stay as they are and
/// where they are; needed ones come last. Merging the same again changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// A needed statement is granted already where an existing one surely covers it: same effect, principals, actions and
/// resources that include the needed ones, and no condition that the needed statement's own conditions do not imply.
/// Where only a part is covered, the rest is added if one statement can say it exactly, else the whole.
/// </para>
/// <para>
/// An account's root as principal does not count as a grant to a role of it, since it leaves the decision to that
/// account (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts);
/// the precise statement is added, with a warning.
/// </para>
/// <para>
/// Only a trust statement of the module's own shape (Allow, no Sid, sts:AssumeRole, one role, StringEquals
/// sts:ExternalId with state machines) is changed: another state machine of the same role is added to its list.
/// </para>
/// </remarks>
public static class PolicyMerger
{
    /// <summary>Merges <paramref name="needed"/> into <paramref name="existing"/>.</summary>
    public static PolicyMergeResult Merge(PolicyDocument existing, PolicyDocument needed) => new PolicyMerge(
        existing ?? throw new ArgumentNullException(nameof(existing)),
        needed ?? throw new ArgumentNullException(nameof(needed))).Run();
}
