using System;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation;

/// <summary>
/// Decides requests as AWS does, from policies alone
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html). Safe to use from many
/// threads; policies are compiled once, when they are first used.
/// </summary>
/// <example>
/// <code>
/// AccessRequest request = AccessRequest.AssumeRole(
///     RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/Machine")),
///     RoleArn.Parse("arn:aws:iam::444455556666:role/Sync"),
///     externalId: "arn:aws:states:eu-west-1:111122223333:stateMachine:Orders");
/// AccessDecision decision = PolicyEvaluator.Default.Evaluate(request, new PolicySet
/// {
///     IdentityPolicies = new[] { NamedPolicy.Parse("Machine", identityText) },
///     ResourcePolicy = NamedPolicy.Parse("Sync", trustText),
/// });
/// </code>
/// </example>
public sealed class PolicyEvaluator
{
    private readonly Func<DateTimeOffset> _clock;

    /// <summary>Makes an evaluator.</summary>
    /// <param name="clock">Tells the time of a request, for <c>aws:CurrentTime</c> and <c>aws:EpochTime</c>; the system's clock when null.</param>
    public PolicyEvaluator(Func<DateTimeOffset>? clock = null) => _clock = clock ?? (() => DateTimeOffset.UtcNow);

    /// <summary>An evaluator on the system's clock.</summary>
    public static PolicyEvaluator Default { get; } = new();

    /// <summary>Decides a request. Never throws on any policy, however its text is broken.</summary>
    /// <param name="request">The request.</param>
    /// <param name="policies">All policies that have a say in it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public AccessDecision Evaluate(AccessRequest request, PolicySet policies)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        _ = policies ?? throw new ArgumentNullException(nameof(policies));
        var frame = new EvaluationFrame
        {
            Request = request,
            NowTicks = _clock().UtcTicks,
            HasBoundary = policies.PermissionsBoundary is not null && Applicability.HasIdentity(request.Principal),
        };
        Verdict verdict = AccessLogic.Decide(in frame, policies);
        return verdict.Outcome == AccessOutcome.Undetermined
            ? UndeterminedResolver.Resolve(in frame, policies)
            : new AccessDecision(in frame, policies, verdict, null);
    }
}
