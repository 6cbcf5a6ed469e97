using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Module.Commands;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Binding;

/// <summary>A snapshot of accounts for a cmdlet; what is damaged in it is an error of its own.</summary>
internal sealed class SnapshotSource
{
    private readonly SyncCmdlet _cmdlet;

    public SnapshotSource(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Opens a snapshot, or ends the cmdlet: without accounts no input can succeed.</summary>
    public AccountSnapshot Open(string path)
    {
        string folder = _cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        try
        {
            AccountSnapshot snapshot = AccountSnapshot.Open(folder, _cmdlet.Cancellation);
            foreach (SnapshotProblem problem in snapshot.Problems)
            {
                _cmdlet.WriteFailure(Failures.SnapshotDamaged(problem.ToString(), problem.Location.Path ?? path));
            }

            return snapshot;
        }
        catch (DirectoryNotFoundException exception)
        {
            throw _cmdlet.EndWith(Failures.PathNotFound(path, exception));
        }
        catch (SourceFormatException exception)
        {
            throw _cmdlet.EndWith(Failures.SnapshotDamaged(exception.Message, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw _cmdlet.EndWith(Failures.PathUnreadable(path, exception));
        }
    }

    /// <summary>What the state machines of a snapshot need; a damaged definition is reported.</summary>
    public IEnumerable<SyncRequirement> Requirements(AccountSnapshot snapshot, RequirementOptions options)
    {
        var session = new RequirementSession();
        foreach (DefinitionResult result in snapshot.StateMachines(_cmdlet.Cancellation))
        {
            if (result.Problem is { } problem)
            {
                _cmdlet.WriteFailure(Failures.DefinitionInvalid(problem, problem.Location.Path ?? snapshot.Folder));
                continue;
            }

            foreach (SyncRequirement requirement in session.Add(result.Definition!, options)?.Requirements ?? Array.Empty<SyncRequirement>())
            {
                yield return requirement;
            }
        }

        foreach (SyncRequirement requirement in session.Complete().SelectMany(analysis => analysis.Requirements))
        {
            yield return requirement;
        }
    }
}
