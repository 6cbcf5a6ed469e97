using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Running;

/// <summary>The one rule of what a cmdlet that says yes or no makes of missing input: nothing looked at is not passed, and a part is not the whole.</summary>
internal sealed class InputGate
{
    private readonly SyncCmdlet _cmdlet;
    private readonly InputWatch _watch;

    /// <summary>Made when the cmdlet begins.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public InputGate(SyncCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _watch = new InputWatch(cmdlet);
    }

    /// <summary>Reports what is wrong with the input, where that was not told as an error of its own.</summary>
    /// <param name="problem">What is wrong, or null.</param>
    public void Report(Failure? problem)
    {
        if (problem is not null && (_cmdlet.FailureCount == 0 || problem.Id == nameof(Failures.NothingTested)))
        {
            _cmdlet.WriteFailure(problem);
        }
    }

    /// <summary>What is wrong with the input; null when there was some, or none was allowed, and nothing failed.</summary>
    /// <param name="count">How many inputs were looked at.</param>
    /// <param name="what">What the inputs are, one word or two.</param>
    /// <param name="allowsEmpty">Whether no input is as good as passed.</param>
    /// <param name="reasons">Where to look when there is none.</param>
    public Failure? Problem(int count, string what, bool allowsEmpty, params string[] reasons)
    {
        string command = _cmdlet.MyInvocation.MyCommand.Name;
        int failed = _cmdlet.FailureCount + _watch.CountFailed();
        return failed > 0 ? Failures.InputIncomplete(command, failed)
            : count == 0 && !allowsEmpty ? Failures.NothingTested(command, what, reasons)
            : null;
    }
}
