using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Evaluation;

/// <summary>Where an account stands in AWS Organizations (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths).</summary>
public sealed record OrganizationMembership
{
    private OrganizationMembership(string? organizationId, IReadOnlyList<string> paths, bool isManagementAccount)
    {
        OrganizationId = organizationId;
        Paths = paths;
        IsManagementAccount = isManagementAccount;
        PathValues = new List<string>(paths).ToArray();
    }

    /// <summary>The account is known to be in no organization.</summary>
    public static OrganizationMembership None { get; } = new(null, Array.Empty<string>(), false);

    /// <summary>The organization's id, <c>o-…</c>; null when the account is in none.</summary>
    public string? OrganizationId { get; }

    /// <summary>The account's paths, for example <c>o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/</c>; empty when they are not known.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Whether the account manages the organization: its policies do not touch that account.</summary>
    public bool IsManagementAccount { get; }

    internal string[] PathValues { get; }

    /// <summary>An account of an organization.</summary>
    /// <param name="organizationId">The organization's id, <c>o-…</c>.</param>
    /// <param name="path">The account's path with a slash at its end, where known.</param>
    /// <param name="isManagementAccount">Whether it is the management account.</param>
    public static OrganizationMembership Of(string organizationId, string? path = null, bool isManagementAccount = false) =>
        new(
            organizationId ?? throw new ArgumentNullException(nameof(organizationId)),
            path is null ? Array.Empty<string>() : new[] { path },
            isManagementAccount);

    /// <inheritdoc/>
    public override string ToString() => OrganizationId is null ? "in no organization" : string.Join(", ", new[] { OrganizationId }.Concat(Paths));
}
