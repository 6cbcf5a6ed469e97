using System.Management.Automation;

namespace CrossAcctSync.Host.Engine;

/// <summary>How a script ended.</summary>
internal sealed class RunOutcome
{
    /// <summary>Gets or sets the argument of an <c>exit</c> that ended the script.</summary>
    internal int? Exit { get; set; }

    /// <summary>Gets or sets the error that ended the script.</summary>
    internal ErrorRecord? Failure { get; set; }

    /// <summary>Gets or sets a value that says whether the script refused its arguments or the engine.</summary>
    internal bool CouldNotCall { get; set; }

    /// <summary>Gets or sets the value of <c>$?</c> at the end.</summary>
    internal bool LastSucceeded { get; set; } = true;
}
