using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;

namespace CrossAcctSync.Reports;

/// <summary>One of the four legs of a path.</summary>
/// <param name="Leg">Which.</param>
/// <param name="Outcome">What came of its checks, the worst counting.</param>
public sealed record ReportLeg(AccessLeg Leg, ReportOutcome Outcome)
{
    private static readonly AccessLeg[] Order = { AccessLeg.Definition, AccessLeg.Source, AccessLeg.Trust, AccessLeg.Permission };

    /// <summary>All legs in the order of a call.</summary>
    internal static IReadOnlyList<ReportLeg> All(Func<AccessLeg, ReportOutcome> outcomeOf) => Order.Select(leg => new ReportLeg(leg, outcomeOf(leg))).ToArray();
}
