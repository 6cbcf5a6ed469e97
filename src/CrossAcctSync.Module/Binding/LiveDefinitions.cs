using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Reading;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Definitions of state machines of live accounts for a cmdlet; what cannot be read is an error of its own.</summary>
internal sealed class LiveDefinitions
{
    private readonly SyncCmdlet _cmdlet;
    private readonly IAccountSessions _sessions;
    private readonly DefinitionSource _source;

    public LiveDefinitions(SyncCmdlet cmdlet, IAccountSessions sessions, DefinitionSource source)
    {
        _cmdlet = cmdlet;
        _sessions = sessions;
        _source = source;
    }

    /// <summary>The definitions of state machines, each read from its account and region.</summary>
    public IEnumerable<DefinitionResult> Of(IEnumerable<StateMachineArn> arns) =>
        arns.SelectMany(arn => Try(arn.AccountId, arn.ToString(), session => Describe(session, arn.Region, arn.ToString(), api => DeployedDefinition.Read(api, arn, _cmdlet.Cancellation))));

    /// <summary>The definitions of all state machines of accounts in a region.</summary>
    /// <param name="accountIds">The accounts.</param>
    /// <param name="region">The region; null for that of the profile or the environment.</param>
    public IEnumerable<DefinitionResult> OfAccounts(IEnumerable<string> accountIds, string? region) =>
        accountIds.SelectMany(accountId => Try(accountId, null, session => List(session, region)));

    private IEnumerable<DefinitionResult> List(IAccountSession session, string? region)
    {
        if ((region ?? session.Region) is not { } place)
        {
            _cmdlet.WriteFailure(Failures.RegionMissing(session.AccountId));
            yield break;
        }

        _cmdlet.WriteVerbose($"states:ListStateMachines in account {session.AccountId}, {place}");
        StateMachineSummary[] found = session.StepFunctions(place).ListStateMachines(_cmdlet.Cancellation).ToArray();
        foreach (StateMachineSummary summary in found)
        {
            foreach (DefinitionResult result in Try(session.AccountId, summary.StateMachineArn, inner => Describe(inner, place, summary.StateMachineArn, api => api.DescribeStateMachine(summary.StateMachineArn, _cmdlet.Cancellation))))
            {
                yield return result;
            }
        }
    }

    private IEnumerable<DefinitionResult> Describe(IAccountSession session, string region, string arn, Func<IStepFunctionsApi, StateMachineDescription> read)
    {
        _cmdlet.WriteVerbose($"states:DescribeStateMachine in account {session.AccountId}: {arn}");
        StateMachineDescription description = read(session.StepFunctions(region));
        return _source.ReadText(StateMachineListing.ToJson(description), description.Name);
    }

    /// <summary>What came before a failure is kept.</summary>
    private IEnumerable<DefinitionResult> Try(string accountId, string? subject, Func<IAccountSession, IEnumerable<DefinitionResult>> read)
    {
        var results = new List<DefinitionResult>();
        IAccountSession? session = null;
        try
        {
            session = _sessions.Open(accountId, _cmdlet.Cancellation);
            results.AddRange(read(session));
        }
        catch (AwsCallException exception)
        {
            _cmdlet.WriteFailure(Failures.Account(CallProblems.Of(exception, session!, subject), subject));
        }
        catch (AccountProblemException exception)
        {
            _cmdlet.WriteFailure(Failures.Account(exception.Problem, subject));
        }

        return results;
    }
}
