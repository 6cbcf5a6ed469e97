using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Diagnosis;

/// <summary>
/// Tells of a failure which policy refuses, by the test of access for its path. A verdict is given only where the policies that
/// are at hand decide it; else the reason says what is not known.
/// </summary>
internal sealed class FailureResolver
{
    private readonly IAccountReader _accounts;
    private readonly IMachineLibrary _machines;
    private readonly StateMachineArn? _machine;
    private readonly AccessTestOptions _options;

    /// <param name="accounts">The accounts.</param>
    /// <param name="machines">Where definitions are.</param>
    /// <param name="machine">The state machine that the user names, for input that does not tell it; or null.</param>
    /// <param name="options">What is known of requests beside the accounts.</param>
    public FailureResolver(IAccountReader accounts, IMachineLibrary machines, StateMachineArn? machine, AccessTestOptions options)
    {
        _accounts = new RememberedAccounts(accounts);
        _machines = machines;
        _machine = machine;
        _options = options;
    }

    /// <summary>Resolves one failure.</summary>
    public SyncRunFailure Resolve(FailedStep step, CancellationToken cancellationToken)
    {
        FailureSubject subject = FailureSubject.Of(step, _machine, _machines);
        step = PrincipalCheck.Applied(step, subject);
        SyncRunFailure failure = Facts(step, subject);
        (SyncFailureVerdict Verdict, string Reason, string? Action)? settled = FailureReasons.WithoutPolicies(step, subject);
        if (settled is { } known)
        {
            return failure with { Verdict = known.Verdict, Reason = Joined(known.Reason, step.Note, failure.StateMachineArn is null ? null : subject.Note), RecommendedAction = known.Action };
        }

        var test = new FailureTest(subject, step, _accounts, _options);
        if (test.Run(cancellationToken) is not { } result)
        {
            return failure with { Verdict = SyncFailureVerdict.Undetermined, Reason = Joined(FailureReasons.NothingToTest(subject), step.Note, subject.Note), RecommendedAction = FailureReasons.WhatToGive(subject) };
        }

        return Decided(failure with { Access = subject.TargetRole is null ? null : result.Access }, step, subject, test, result.Deciding);
    }

    private SyncRunFailure Decided(SyncRunFailure failure, FailedStep step, FailureSubject subject, FailureTest test, IReadOnlyList<AccessCheck> deciding)
    {
        AccessCheck[] refused = deciding.Where(check => check.Status == AccessStatus.Failed && !IsOfResource(check)).ToArray();
        if (refused.Length > 0)
        {
            AccessCheck first = refused[0];
            // A key or a bucket may have to allow it as well; the role has to in any case.
            bool isOfBoth = first is { StatementToAdd: null, Decision: { Outcome: AccessOutcome.ImplicitDeny } decision } && decision.BlockedLayers.Contains(PolicyLayer.IdentityPolicy);
            PolicyStatement? missing = first.StatementToAdd is not null || isOfBoth ? test.Named?.ToPolicyStatement() ?? first.StatementToAdd : null;
            return failure with
            {
                Verdict = SyncFailureVerdict.Denied,
                Checks = refused,
                StatementToAdd = missing,
                RecommendedAction = first.RecommendedAction,
                Reason = Joined(
                    missing is not null ? "This statement is missing." : "The policies refuse it.",
                    isOfBoth ? "The policy of the resource, which is not at hand, has to allow it as well." : null,
                    test.IsNeeded ? null : "The definition does not show that the task needs it, so that Grant-SyncPermissions does not add it.",
                    LayersAway(step, subject),
                    DefinitionNote(subject),
                    step.Note,
                    subject.Note),
            };
        }

        AccessCheck[] open = deciding.Where(check => check.Status != AccessStatus.Passed).ToArray();
        string? unknown = open.Length > 0 ? Open(open) : FailureReasons.OfAllowed(step, subject) ?? LayersAway(step, subject);
        if (unknown is not null || deciding.Count == 0)
        {
            return failure with
            {
                Verdict = SyncFailureVerdict.Undetermined,
                Checks = open,
                RecommendedAction = open.FirstOrDefault(check => check.RecommendedAction is not null)?.RecommendedAction,
                Reason = Joined(unknown ?? "No policy could be asked.", DefinitionNote(subject), step.Note, subject.Note),
            };
        }

        return failure with
        {
            Verdict = SyncFailureVerdict.AllowedNow,
            Checks = deciding,
            RecommendedAction = "Run it again.",
            Reason = Joined(Changed(step, subject), DefinitionNote(subject), step.Note, subject.Note),
        };
    }

    // The policy of a resource that is no role is in no snapshot: that it is missing is not known.
    private static bool IsOfResource(AccessCheck check) => check.Decision is { Outcome: AccessOutcome.ImplicitDeny } decision && decision.BlockedLayers.All(layer => layer == PolicyLayer.ResourcePolicy);

    private static string Open(AccessCheck[] open)
    {
        string[] keys = open.SelectMany(check => check.Decision?.UndeterminedKeys ?? Array.Empty<string>()).Distinct(StringComparer.Ordinal).ToArray();
        return keys.Length > 0 ? $"It hangs on {NameList.Of(keys, 5)}."
            : open.Any(IsOfResource) ? "The resource is of another account, whose policy for it is not at hand."
            : open[0].Reason;
    }

    private string? LayersAway(FailedStep step, FailureSubject subject)
    {
        DenialLayer? layer = step.Denial?.Layer;
        string? account = layer switch
        {
            DenialLayer.ServiceControlPolicy => step.Cause == SyncFailureCause.AssumeRoleRefused ? subject.SourceRole?.AccountId : subject.TargetRole?.AccountId,
            DenialLayer.ResourceControlPolicy => subject.TargetRole?.AccountId,
            _ => null,
        };
        return account is not null && _accounts.FindOrganization(account) is null
            ? $"AWS named a {(layer == DenialLayer.ServiceControlPolicy ? "service" : "resource")} control policy, and the organization of account {account} is not at hand."
            : null;
    }

    private string Changed(FailedStep step, FailureSubject subject)
    {
        string since = step.Time is { } time ? $"after {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}" : "since";
        AccountRole?[] roles = _accounts.FindRoles(new[] { subject.SourceRole, subject.TargetRole }.OfType<RoleArn>().Distinct().ToArray(), CancellationToken.None).Values.Select(lookup => lookup.Role).ToArray();
        AccountRole? newer = roles.FirstOrDefault(role => role?.CreateDate > step.Time);
        string dates = newer is null
            ? $"They were changed {since}, or had not taken effect everywhere by then."
            : $"{newer.Arn} was created on {newer.CreateDate!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}, after the failure.";
        string[] away = new[] { subject.SourceRole?.AccountId, subject.TargetRole?.AccountId }.OfType<string>().Distinct(StringComparer.Ordinal).Where(account => _accounts.FindOrganization(account) is null).ToArray();
        return "The policies at hand allow it now. " + dates + (away.Length == 0 ? string.Empty : $" Policies of the organization of {string.Join(" and ", away)} are not at hand.");
    }

    private static string? DefinitionNote(FailureSubject subject) =>
        subject.Found is null ? "The definition of the state machine is not at hand."
        : !subject.IsStateDefined && subject.StatePath is not null ? "The definition at hand does not have the state: it was changed since, or is another one."
        : subject is { StatePath: not null, Requirement: null, TargetRole: not null } ? "The definition at hand gives the state another role, or the state machine another execution role, than the run had."
        : subject.Found.IsOfRun ? null
        : "The definition is the one at hand, which may be another than that of the run.";

    private static SyncRunFailure Facts(FailedStep step, FailureSubject subject)
    {
        string? execution = step.Execution?.ToString();
        return new SyncRunFailure
        {
            Cause = step.Cause,
            ExecutionArn = VisibleText.Of(execution),
            ExecutionArns = execution is null ? Array.Empty<string>() : new[] { VisibleText.Of(execution) },
            StateMachineArn = subject.Machine?.ToString(),
            StateMachineName = subject.Machine?.Name,
            StatePath = VisibleText.Of(subject.StatePath),
            EventId = VisibleText.Of(step.EventId),
            EventType = VisibleText.Of(step.EventType),
            Time = step.Time,
            FirstTime = step.Time,
            Attempts = step.Attempts,
            EndedExecution = step.EndedExecution,
            Error = VisibleText.Of(step.Error),
            Message = VisibleText.Of(step.Message),
            SourceRoleArn = subject.SourceRole?.ToString(),
            TargetRoleArn = subject.TargetRole?.ToString(),
            ExternalId = VisibleText.Of(step.ExternalId) ?? (subject.TargetRole is null ? null : subject.Machine?.ToString()),
            Principal = VisibleText.Of(step.Denial?.Principal),
            Action = step.Denial?.Action ?? (step.Cause is SyncFailureCause.AssumeRoleRefused or SyncFailureCause.ExecutionRoleRefused ? "sts:AssumeRole" : null),
            Resource = VisibleText.Of(step.Denial?.Resource) ?? (step.Cause == SyncFailureCause.AssumeRoleRefused ? subject.TargetRole?.ToString() : step.Cause == SyncFailureCause.ExecutionRoleRefused ? subject.SourceRole?.ToString() : null),
            Layer = step.Denial?.Layer,
            NestedExecutionArn = VisibleText.Of(step.NestedExecution?.ToString()),
            MapRunArn = VisibleText.Of(step.MapRunArn),
            ParentExecutionArn = VisibleText.Of(step.ParentExecution),
            Requirement = subject.Requirement,
            Path = step.Source,
        };
    }

    private static string Joined(params string?[] sentences) => string.Join(" ", sentences.Where(sentence => !string.IsNullOrEmpty(sentence)).Distinct(StringComparer.Ordinal));
}
