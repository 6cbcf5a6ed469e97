using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>Which accounts of an organization are meant. Immutable.</summary>
public sealed record OrganizationScope
{
    /// <summary>All of them.</summary>
    public static OrganizationScope Whole { get; } = new();

    /// <summary>Only accounts of these units, <c>ou-…</c> or the root <c>r-…</c>, and of the units nested in them; none for the whole organization.</summary>
    public IReadOnlyCollection<string> UnitIds { get; init; } = Array.Empty<string>();

    /// <summary>Accounts that are left out, twelve digits each.</summary>
    public IReadOnlyCollection<string> ExcludedAccountIds { get; init; } = Array.Empty<string>();
}
