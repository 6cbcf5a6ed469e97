using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Aws.Trials;

/// <summary>
/// Really takes on the target role with the ExternalId, and tries without it and with another one, which must fail. The keys
/// are dropped at once.
/// </summary>
/// <remarks>
/// Step Functions takes on the target role as the source role
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html), and the source role's
/// own trust policy seldom lets a person in. So a refusal of somebody else says nothing, and each trial says so.
/// </remarks>
public sealed class AssumeRoleTrial
{
    // The shortest that STS gives.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    private readonly IAccountSession _caller;

    /// <summary>Tries with the credentials of a session.</summary>
    public AssumeRoleTrial(IAccountSession caller) => _caller = caller ?? throw new ArgumentNullException(nameof(caller));

    /// <summary>Tries what a requirement needs; empty when it does not name the roles and the state machine.</summary>
    public IReadOnlyList<AccessTrial> Try(SyncRequirement requirement, CancellationToken cancellationToken)
    {
        _ = requirement ?? throw new ArgumentNullException(nameof(requirement));
        if (requirement is not { TargetRoleArn: { } target, SourceRoleArn: { } source, ExternalId: { } externalId })
        {
            return Array.Empty<AccessTrial>();
        }

        bool isSource = IsSessionOf(RoleArn.Parse(source));
        AwsCallException? refusal = Assume(target, externalId, cancellationToken);
        AccessTrial first = With(target, refusal, isSource);
        return first.Check.Status == AccessStatus.NotTested ? new[] { first } : new[]
        {
            first,
            Without(target, "refuses a call without ExternalId", "without an ExternalId", Assume(target, null, cancellationToken), refusal is null || isSource),
            Without(target, "refuses another ExternalId", "with another ExternalId", Assume(target, externalId + "-other", cancellationToken), refusal is null || isSource),
        };
    }

    private AccessTrial With(string target, AwsCallException? refusal, bool isSource)
    {
        AccessStatus status = refusal is null ? AccessStatus.Passed
            : refusal.Kind != AccountProblemKind.AccessDenied ? AccessStatus.NotTested
            : isSource ? AccessStatus.Failed
            : AccessStatus.Undetermined;
        string caller = _caller.Identity.Arn;
        return new AccessTrial(
            new AccessCheck
            {
                Leg = AccessLeg.Trust,
                Name = "takes on the role with the ExternalId",
                Status = status,
                Action = "sts:AssumeRole",
                Resource = target,
                Reason = refusal is null ? $"{caller} assumed {target} with the ExternalId." : CallProblems.Of(refusal, _caller, target).Message,
                RecommendedAction = status switch
                {
                    AccessStatus.Failed => "Test-SyncAccess without -Live says which of both sides is not as it should be.",
                    AccessStatus.Undetermined => "Try with a session of the source role, where its trust policy lets you have one.",
                    AccessStatus.NotTested => CallProblems.Of(refusal!, _caller, target).RecommendedAction,
                    _ => null,
                },
            },
            status switch
            {
                AccessStatus.Passed when isSource => "It proves that the source role may take on the target role, and that the target role's trust policy lets it in with this ExternalId.",
                AccessStatus.Passed => $"It proves that the target role's trust policy lets {caller} in with this ExternalId.",
                AccessStatus.Failed => "It proves that the source role cannot take on the target role.",
                _ => $"It proves nothing but that {caller} cannot take on the target role.",
            },
            isSource
                ? "It does not prove that Step Functions sends this ExternalId, nor what the target role may do."
                : "It does not prove what the source role may do, as which Step Functions calls.");
    }

    private AccessTrial Without(string target, string name, string how, AwsCallException? refusal, bool says)
    {
        AccessStatus status = refusal is null ? AccessStatus.Failed
            : refusal.Kind != AccountProblemKind.AccessDenied ? AccessStatus.NotTested
            : says ? AccessStatus.Passed
            : AccessStatus.Undetermined;
        string caller = _caller.Identity.Arn;
        return new AccessTrial(
            new AccessCheck
            {
                Leg = AccessLeg.Trust,
                Name = name,
                Status = status,
                MustBeRefused = true,
                Action = "sts:AssumeRole",
                Resource = target,
                Reason = refusal is null ? $"{caller} assumed {target} {how}." : $"{caller} was refused {how}.",
                RecommendedAction = status == AccessStatus.Failed ? "Find the statement of the trust policy that asks for no ExternalId, and remove it or add the condition: New-SyncTrustPolicy writes it." : null,
            },
            status switch
            {
                AccessStatus.Failed => $"It proves that the trust policy lets {caller} in {how}.",
                AccessStatus.Passed => $"It proves that {caller}, whom the role lets in with the ExternalId, is refused {how}.",
                _ => "It proves nothing: who is refused with the ExternalId is refused anyhow.",
            },
            "It does not prove that others are refused; Test-SyncAccess reads that from the policies.");
    }

    /// <summary>Null when the role was taken on.</summary>
    private AwsCallException? Assume(string target, string? externalId, CancellationToken cancellationToken)
    {
        try
        {
            _ = _caller.Sts.AssumeRole(new AssumeRoleCall(target, "CrossAcctSync-trial") { ExternalId = externalId, Duration = Shortest }, cancellationToken);
            return null;
        }
        catch (AwsCallException exception)
        {
            return exception;
        }
    }

    /// <summary>Whether the caller is a session of a role: <c>arn:aws:sts::account-id:assumed-role/name/session</c>.</summary>
    private bool IsSessionOf(RoleArn role) =>
        _caller.Identity.Arn.StartsWith($"arn:{role.Partition}:sts::{role.AccountId}:assumed-role/{role.Name}/", StringComparison.Ordinal);
}
