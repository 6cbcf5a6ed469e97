using System.Collections.Generic;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Trials;
using CrossAcctSync.Module.Commands;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Binding;

/// <summary>What AWS itself says of access, for a cmdlet: real attempts to take on a role, and IAM's simulator.</summary>
internal sealed class LiveTrials
{
    private readonly SyncCmdlet _cmdlet;
    private readonly IAccountSessions? _sessions;
    private readonly bool _isLive;
    private readonly bool _isSimulated;

    public LiveTrials(SyncCmdlet cmdlet, IAccountSessions? sessions, bool isLive, bool isSimulated)
    {
        _cmdlet = cmdlet;
        _sessions = sessions;
        _isLive = isLive;
        _isSimulated = isSimulated;
    }

    /// <summary>The result with the trials that were asked for.</summary>
    public SyncAccessResult AddTo(SyncAccessResult result)
    {
        if (_sessions is null || !(_isLive || _isSimulated))
        {
            return result;
        }

        var trials = new List<AccessTrial>();
        if (_isSimulated)
        {
            trials.AddRange(new PermissionSimulator(_sessions).Simulate(result.Requirement, _cmdlet.Cancellation));
        }

        if (_isLive)
        {
            trials.AddRange(Try(_sessions, result.Requirement));
        }

        return AccessTrials.AddTo(result, trials);
    }

    /// <summary>The source account's credentials try, since Step Functions takes on the role from there.</summary>
    private IReadOnlyList<AccessTrial> Try(IAccountSessions sessions, SyncRequirement requirement)
    {
        if (!RoleArn.TryParse(requirement.SourceRoleArn, out RoleArn? source, out _))
        {
            return [];
        }

        try
        {
            IAccountSession session = sessions.Open(source.AccountId, _cmdlet.Cancellation);
            _cmdlet.WriteVerbose($"sts:AssumeRole of {requirement.TargetRoleArn} by {session.Identity.Arn}, with the ExternalId and without it");
            return new AssumeRoleTrial(session).Try(requirement, _cmdlet.Cancellation);
        }
        catch (AccountProblemException exception)
        {
            _cmdlet.WriteFailure(Failures.Account(exception.Problem, requirement.TargetRoleArn));
            return [];
        }
    }
}
