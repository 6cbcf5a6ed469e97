using System.Globalization;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>A source role of one account with its state machine, and the target role in the next account.</summary>
/// <param name="Number">From 0; the accounts take turns.</param>
/// <param name="Accounts">How many accounts there are.</param>
public readonly record struct SamplePair(int Number, int Accounts = SampleSnapshot.Accounts)
{
    /// <summary>The account of the source role, from 0.</summary>
    public int Source => Number % Accounts;

    /// <summary>The account of the target role.</summary>
    public int Target => (Source + 1) % Accounts;

    /// <summary>The source role.</summary>
    public string SourceRole => $"arn:aws:iam::{Account(Source)}:role/workflows/{SourceName}";

    /// <summary>The target role.</summary>
    public string TargetRole => $"arn:aws:iam::{Account(Target)}:role/sync/{TargetName}";

    /// <summary>The source role's name.</summary>
    public string SourceName => "Workflow" + Text;

    /// <summary>The target role's name.</summary>
    public string TargetName => "Access" + Text;

    /// <summary>The workflow.</summary>
    public string StateMachine => $"arn:aws:states:us-east-2:{Account(Source)}:stateMachine:workflow-{Text}";

    /// <summary>The job in the target account.</summary>
    public string Job => "job-" + Text;

    /// <summary>The workflow in the target account.</summary>
    public string Nested => $"arn:aws:states:us-east-2:{Account(Target)}:stateMachine:nested-{Text}";

    private string Text => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of an account.</summary>
    public static string Account(int number) => (100_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
}
