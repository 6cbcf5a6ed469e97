using System.Collections.Generic;
using CrossAcctSync.Access;

namespace CrossAcctSync.Reports;

/// <summary>One of the four legs of a path.</summary>
/// <param name="Leg">Which.</param>
/// <param name="Outcome">What came of its checks, the worst counting.</param>
public sealed record ReportLeg(AccessLeg Leg, ReportOutcome Outcome)
{
    /// <summary>The legs in the order of a call.</summary>
    internal static IReadOnlyList<AccessLeg> Order { get; } = new[] { AccessLeg.Definition, AccessLeg.Source, AccessLeg.Trust, AccessLeg.Permission };
}
