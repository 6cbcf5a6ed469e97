using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Module.Commands;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Binding;

/// <summary>What the state machines of accounts need, for a cmdlet; what cannot be read is an error of its own.</summary>
internal sealed class DefinedRequirements
{
    private readonly SyncCmdlet _cmdlet;

    public DefinedRequirements(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>How many accounts, regions and definitions could not be read so far, so that what they need is not known.</summary>
    public int Unread { get; private set; }

    /// <summary>The requirements of all state machines.</summary>
    public IEnumerable<SyncRequirement> Of(IAccountInventory accounts, RequirementOptions options)
    {
        var session = new RequirementSession();
        foreach (DefinitionResult result in accounts.ListStateMachines(problem => Tell(Failures.Account(problem)), _cmdlet.Cancellation))
        {
            if (result.Problem is { } problem)
            {
                Tell(Failures.DefinitionInvalid(problem, problem.Location.Path ?? problem.Message));
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

        foreach (IdentityConflict conflict in session.Conflicts)
        {
            Tell(Failures.IdentityConflict(conflict));
        }
    }

    private void Tell(Failure failure)
    {
        Unread++;
        _cmdlet.WriteFailure(failure);
    }
}
