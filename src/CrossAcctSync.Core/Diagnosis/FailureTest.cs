using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Diagnosis.Wording;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Diagnosis;

/// <summary>The test of access for exactly the path that failed.</summary>
internal sealed class FailureTest
{
    private const string FromMessage = "AWS's message names it.";
    private const string MessageSource = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html";

    private readonly FailureSubject _subject;
    private readonly FailedStep _step;
    private readonly IAccountReader _accounts;
    private readonly AccessTestOptions _options;

    public FailureTest(FailureSubject subject, FailedStep step, IAccountReader accounts, AccessTestOptions options)
    {
        _subject = subject;
        _step = step;
        _accounts = accounts;
        _options = options with { IncludeAllowed = true, TestRefusals = false, Actions = Array.Empty<string>() };
    }

    /// <summary>Whether the definition, or the call as it was recorded, says that the task needs the action that was denied.</summary>
    public bool IsNeeded { get; private set; } = true;

    /// <summary>
    /// What allows the action that AWS's message names: as wide as the task needs it, and no wider than the message where only that
    /// names it. Null where it names none.
    /// </summary>
    public SyncStatement? Named { get; private set; }

    /// <summary>Tests the path, and what AWS's message names.</summary>
    /// <returns>The whole result and the checks that decide; null when there is nothing to test.</returns>
    public (SyncAccessResult Access, IReadOnlyList<AccessCheck> Deciding)? Run(CancellationToken cancellationToken)
    {
        if (Tested() is not { } tested)
        {
            return null;
        }

        SyncStatement? asked = _step.Cause is SyncFailureCause.CallDenied or SyncFailureCause.PollDenied && _step.Denial is { } denial ? Asked(tested, denial) : null;
        Named ??= asked;
        var requirements = new List<SyncRequirement> { tested };
        if (asked is not null)
        {
            requirements.Add(tested with { Statements = new[] { asked }, Findings = Array.Empty<Finding>() });
        }

        SyncAccessResult[] results = SyncAccessTester.Test(requirements, _accounts, _options, cancellationToken).ToArray();
        AccessCheck[] deciding = _step.Cause switch
        {
            SyncFailureCause.AssumeRoleRefused => results[0].Checks.Where(check => check.Name == AssumeRoleTest.SourceCheck || check is { Leg: AccessLeg.Trust, MustBeRefused: false }).ToArray(),
            SyncFailureCause.ExecutionRoleRefused => results[0].Checks.Where(check => check.Name == AssumeRoleTest.ExecutionCheck).ToArray(),
            _ => results[results.Length - 1].Checks.Where(check => check.Leg == AccessLeg.Permission).ToArray(),
        };
        // Without the role nothing is asked of its permissions, and the check on its trust says why.
        if (deciding.Length == 0)
        {
            deciding = results[0].Checks.Where(check => check.Leg == AccessLeg.Trust).ToArray();
        }

        return (results[0], deciding);
    }

    /// <summary>What exactly this state needs: by the call as it was recorded, else by the definition.</summary>
    private SyncRequirement? Tested()
    {
        // Whether the execution role lets Step Functions in has nothing to do with a target role.
        RoleArn? role = _subject.TargetRole ?? (_step.Cause == SyncFailureCause.ExecutionRoleRefused ? _subject.SourceRole : null);
        if (_subject is not { Machine: { } machine, SourceRole: { } source } || role is not { } target)
        {
            return null;
        }

        string path = _subject.StatePath ?? machine.Name;
        SyncRequirement? observed = _step.Call?.Needs(machine, source, target);
        SyncRequirement? own = _subject.Requirement is { } defined ? Only(defined, _subject.StatePath) : null;
        if (observed is { Statements.Count: > 0 } && observed.Findings.All(finding => finding.Severity != FindingSeverity.Error))
        {
            SyncTask[] tasks = (own ?? observed).Tasks.Select(task => task with { StatePath = path }).ToArray();
            return observed with
            {
                Tasks = tasks,
                Statements = observed.Statements.Select(statement => statement with { StatePaths = new[] { path } }).ToArray(),
                Findings = observed.Findings.Where(finding => finding.Rule == DefinitionRules.PermissionsNotProven || finding.StatePath is null).Select(finding => finding with { StatePath = path }).ToArray(),
            };
        }

        return own ?? (_step.Cause is SyncFailureCause.AssumeRoleRefused or SyncFailureCause.ExecutionRoleRefused ? Bare(machine, source, target) : null);
    }

    /// <summary>A path of which no task is known: who assumes whom, and nothing that is done then.</summary>
    private static SyncRequirement Bare(StateMachineArn machine, RoleArn source, RoleArn target) => new()
    {
        StateMachineName = machine.Name,
        StateMachineArn = machine.ToString(),
        SourceRoleArn = source.ToString(),
        SourceAccountId = machine.AccountId,
        TargetRoleArn = target.ToString(),
        TargetRolePattern = target.ToString(),
        TargetRoleName = target.Name,
        TargetAccountId = target.AccountId,
        Partition = target.Partition,
        Region = machine.Region,
    };

    private static SyncRequirement? Only(SyncRequirement all, string? path)
    {
        if (path is null)
        {
            return all;
        }

        SyncTask[] tasks = all.Tasks.Where(task => task.StatePath == path).ToArray();
        return tasks.Length == 0 ? null : all with
        {
            Tasks = tasks,
            Statements = all.Statements.Where(statement => statement.StatePaths.Contains(path)).Select(statement => statement with { StatePaths = new[] { path } }).ToArray(),
            Findings = all.Findings.Where(finding => finding.StatePath is null || finding.StatePath == path).ToArray(),
        };
    }

    /// <summary>The action and the resource of AWS's message, with the conditions under which the task needs it.</summary>
    private SyncStatement Asked(SyncRequirement tested, DenialText denial)
    {
        string? resource = denial.Resource is null or "*" ? denial.Resource : TextPattern.Of(denial.Resource).ToPolicyText();
        foreach (SyncStatement statement in tested.Statements)
        {
            string? action = statement.Actions.FirstOrDefault(one => one.Equals(denial.Action, StringComparison.OrdinalIgnoreCase));
            string[] resources = resource is null or "*"
                ? statement.Resources.ToArray()
                : statement.Resources.Any(wide => PolicyPattern.CoversResource(wide, resource)) ? new[] { resource } : Array.Empty<string>();
            if (action is not null && resources.Length > 0)
            {
                Named = statement with { Actions = new[] { action }, Resources = statement.Resources.Where(wide => resource is null or "*" || PolicyPattern.CoversResource(wide, resource)).ToArray() };
                return statement with { Actions = new[] { action }, Resources = resources };
            }
        }

        IsNeeded = false;
        string path = _subject.StatePath ?? tested.StateMachineName;
        return new SyncStatement(
            new[] { denial.Action }, new[] { resource ?? "*" }, Array.Empty<PolicyCondition>(), Array.Empty<ActionPurpose>(), new[] { path }, FromMessage, MessageSource);
    }
}
