using System;
using System.Collections.Concurrent;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Connections;

/// <summary>What is called, kept until the thread of the pipeline can say so: no other may write to a stream.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SyncCmdlet _cmdlet;

    public CallLog(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Gets what sees all calls of the command.</summary>
    public CallWatch Watch { get; } = new();

    /// <summary>Says what is waited for, where the wait is long; on the thread of the pipeline.</summary>
    public void TellWaits()
    {
        foreach (string wait in Watch.TakeWaits())
        {
            try
            {
                _cmdlet.WriteWarning(wait);
            }
            catch (InvalidOperationException)
            {
                // Another command of the pipeline has its turn: the engine takes nothing from this one just now.
            }
        }
    }

    /// <summary>Notes a call; from any thread.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="subject">What it is about; never a document or a secret.</param>
    public void Add(string action, string accountId, string subject) => _lines.Enqueue($"{action} in account {accountId}: {subject}");

    /// <summary>Writes what was noted to the verbose stream; on the thread of the pipeline.</summary>
    public void Flush()
    {
        while (_lines.TryDequeue(out string? line))
        {
            _cmdlet.WriteVerbose(line);
        }
    }
}
