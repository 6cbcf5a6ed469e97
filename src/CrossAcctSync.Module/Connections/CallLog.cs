using System.Collections.Concurrent;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Connections;

/// <summary>What is called, kept until the thread of the pipeline can say so: no other may write to a stream.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SyncCmdlet _cmdlet;

    public CallLog(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

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
