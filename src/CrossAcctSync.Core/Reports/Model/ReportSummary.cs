namespace CrossAcctSync.Reports;

/// <summary>What a report comes to.</summary>
/// <param name="Paths">How many paths there are.</param>
/// <param name="Failed">Paths that fail.</param>
/// <param name="Undetermined">Paths that hang on something that is not known.</param>
/// <param name="NotTested">Paths that were not tested.</param>
/// <param name="Warning">Paths that work, and deserve a look.</param>
/// <param name="Passed">Paths that are as they should be.</param>
/// <param name="Checks">Checks that were made.</param>
/// <param name="PassedChecks">Checks that passed.</param>
/// <param name="Accounts">Accounts that take part.</param>
/// <param name="ErrorFindings">Findings of no path with the severity Error.</param>
/// <param name="WarningFindings">Findings of no path with the severity Warning.</param>
/// <param name="Changes">Changes that are planned or were made.</param>
public sealed record ReportSummary(
    int Paths,
    int Failed,
    int Undetermined,
    int NotTested,
    int Warning,
    int Passed,
    int Checks,
    int PassedChecks,
    int Accounts,
    int ErrorFindings,
    int WarningFindings,
    int Changes)
{
    /// <summary>Calls of which neither AWS's reference nor a rule says all that they need: findings PermissionsNotProven.</summary>
    public int UnprovenCalls { get; init; }

    /// <summary>The paths of an outcome.</summary>
    public int Count(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Failed => Failed,
        ReportOutcome.Undetermined => Undetermined,
        ReportOutcome.NotTested => NotTested,
        ReportOutcome.Warning => Warning,
        _ => Passed,
    };
}
