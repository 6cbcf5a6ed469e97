using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Evaluation;

public sealed class EvaluationPropertyTests
{
    private const int Iterations = 4_000;

    private static readonly PolicyEvaluator Evaluator = new(() => new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Some_random_requests_are_allowed_and_all_outcomes_occur()
    {
        var outcomes = new HashSet<AccessOutcome>();
        Gen.Select(PolicySamples.OpenRequest, PolicySamples.Set)
            .Sample((request, set) => { lock (outcomes) { outcomes.Add(Evaluator.Evaluate(request, set).Outcome); } }, iter: Iterations);

        Assert.Equal(4, outcomes.Count);
    }

    [Fact]
    public void Adding_a_deny_never_allows() =>
        Gen.Select(PolicySamples.Request, PolicySamples.Set, PolicySamples.IdentityStatement, PolicySamples.ResourceStatement, Gen.Bool)
            .Sample(
                (request, set, identity, resource, isResource) =>
                {
                    PolicySet more = isResource
                        ? set with { ResourcePolicy = set.ResourcePolicy is { } old ? With(old, resource with { Effect = PolicyEffect.Deny }) : null }
                        : set with { IdentityPolicies = [.. set.IdentityPolicies, With(null, identity with { Effect = PolicyEffect.Deny })] };
                    return !IsAllowed(request, more) || IsAllowed(request, set);
                },
                iter: Iterations);

    [Fact]
    public void A_boundary_never_allows_more() =>
        Gen.Select(PolicySamples.Request, PolicySamples.Set, PolicySamples.IdentityDocument)
            .Sample(
                (request, set, boundary) =>
                    !IsAllowed(request, set with { PermissionsBoundary = NamedPolicy.Of("b", boundary) })
                    || IsAllowed(request, set with { PermissionsBoundary = null }),
                iter: Iterations);

    [Fact]
    public void A_session_policy_never_allows_a_role_more() =>
        Gen.Select(PolicySamples.Request.Where(request => request.Principal.Type != PrincipalType.FederatedUser), PolicySamples.Set, PolicySamples.IdentityDocument)
            .Sample(
                (request, set, session) =>
                    !IsAllowed(request, set with { SessionPolicies = [NamedPolicy.Of("s", session)] })
                    || IsAllowed(request, set with { SessionPolicies = [] }),
                iter: Iterations);

    [Fact]
    public void A_level_of_SCPs_never_allows_more() =>
        Gen.Select(PolicySamples.Request, PolicySamples.Set, PolicySamples.Level)
            .Sample(
                (request, set, level) =>
                    !IsAllowed(request, set with { ServiceControlPolicies = [.. set.ServiceControlPolicies, level] })
                    || IsAllowed(request, set),
                iter: Iterations);

    [Fact]
    public void The_order_of_statements_policies_and_levels_does_not_matter() =>
        Gen.Select(PolicySamples.OpenRequest, PolicySamples.Set)
            .Sample(
                (request, set) =>
                {
                    var turned = new PolicySet
                    {
                        IdentityPolicies = set.IdentityPolicies.Reverse().Select(Turned).ToArray(),
                        PermissionsBoundary = set.PermissionsBoundary is { } boundary ? Turned(boundary) : null,
                        SessionPolicies = set.SessionPolicies.Reverse().Select(Turned).ToArray(),
                        ResourcePolicy = set.ResourcePolicy is { } resource ? Turned(resource) : null,
                        ServiceControlPolicies = set.ServiceControlPolicies.Reverse().ToArray(),
                        ResourceControlPolicies = set.ResourceControlPolicies.Reverse().ToArray(),
                    };
                    AccessDecision one = Evaluator.Evaluate(request, set);
                    AccessDecision other = Evaluator.Evaluate(request, turned);
                    return one.Outcome == other.Outcome
                        && one.BlockedBy == other.BlockedBy
                        && one.UndeterminedKeys.SequenceEqual(other.UndeterminedKeys);
                },
                iter: Iterations);

    [Fact]
    public void A_policy_that_is_written_and_read_again_decides_the_same() =>
        Gen.Select(PolicySamples.OpenRequest, PolicySamples.Set)
            .Sample(
                (request, set) =>
                {
                    PolicySet read = set with
                    {
                        IdentityPolicies = set.IdentityPolicies.Select(Reread).ToArray(),
                        PermissionsBoundary = set.PermissionsBoundary is { } boundary ? Reread(boundary) : null,
                        ResourcePolicy = set.ResourcePolicy is { } resource ? Reread(resource) : null,
                    };
                    return Evaluator.Evaluate(request, set).Outcome == Evaluator.Evaluate(request, read).Outcome;
                },
                iter: Iterations);

    [Fact]
    public void No_text_of_a_policy_makes_the_evaluator_throw() =>
        Gen.Select(PolicySamples.OpenRequest, PolicySamples.IdentityDocument, PolicySamples.ResourceDocument, Gen.Int[0, 10_000], Gen.OneOf(Gen.Char[" \"{}[]:,*?$\\"], Gen.Char), Gen.Int[0, 3])
            .Sample(
                (request, identity, resource, place, letter, kind) =>
                {
                    AccessDecision decision = Evaluator.Evaluate(request, new PolicySet
                    {
                        IdentityPolicies = [NamedPolicy.Parse("i", Mutated(PolicyTexts.Write(identity), place, letter, kind))],
                        ResourcePolicy = NamedPolicy.Parse("r", Mutated(PolicyTexts.Write(resource), place / 2, letter, kind)),
                    });
                    return decision.Explanation.Summary.Length > 0 && decision.ToString().Length > 0
                        && decision.Statements is not null && decision.NearMisses is not null && decision.Explanation.Details is not null;
                },
                iter: Iterations);

    [Fact]
    public void Supplying_the_keys_of_an_undetermined_answer_gives_the_answer_that_was_listed() =>
        Gen.Select(PolicySamples.OpenRequest, PolicySamples.Set)
            .Sample(
                (request, set) =>
                {
                    AccessDecision decision = Evaluator.Evaluate(request, set);
                    return decision.Outcome != AccessOutcome.Undetermined || decision.Branches.All(branch =>
                    {
                        AccessDecision resolved = Evaluator.Evaluate(request.WithContext(branch.Apply(request.Context)), set);

                        // Keys that do not matter are still unknown, and may turn one kind of denial into the other.
                        return resolved.Outcome == AccessOutcome.Undetermined
                            ? !decision.AreBranchesExhaustive
                            : resolved.IsAllowed == (branch.Outcome == AccessOutcome.Allowed);
                    });
                },
                iter: Iterations,
                print: sample => Describe(sample.Item1, sample.Item2));

    [Fact]
    public void An_answer_in_spite_of_unknown_keys_holds_however_they_fall() =>
        Gen.Select(PolicySamples.OpenRequest, PolicySamples.Set, PolicySamples.OpenRequest)
            .Sample(
                (request, set, other) =>
                {
                    AccessDecision decision = Evaluator.Evaluate(request, set);
                    RequestContext filled = other.Context.PresentKeys
                        .Where(key => request.Context.Find(key) is null && !request.Context.AbsentKeys.Contains(key))
                        .Aggregate(request.Context, (context, key) => context.With(key, other.Context.Find(key)!.ToArray()))
                        .WithOthersAbsent();
                    return decision.Outcome == AccessOutcome.Undetermined
                        || IsAllowed(request.WithContext(filled), set) == decision.IsAllowed;
                },
                iter: 4 * Iterations,
                print: sample => Describe(sample.Item1, sample.Item2) + " filled by " + string.Join(", ", sample.Item3.Context.PresentKeys));

    private static string Describe(AccessRequest request, PolicySet set) => string.Join(
        Environment.NewLine,
        [
            $"{request.Principal} {request.Action} {request.Resource}: {Evaluator.Evaluate(request, set)}",
            .. Evaluator.Evaluate(request, set).Branches.Select(branch => $"{branch}, supplied {Evaluator.Evaluate(request.WithContext(branch.Apply(request.Context)), set)}"),
            "with " + string.Join(", ", request.Context.PresentKeys) + ", without " + string.Join(", ", request.Context.AbsentKeys),
            .. set.IdentityPolicies.Select(policy => "identity " + PolicyTexts.Write(policy.Document!)),
            "boundary " + (set.PermissionsBoundary is { } boundary ? PolicyTexts.Write(boundary.Document!) : "none"),
            .. set.SessionPolicies.Select(policy => "session " + PolicyTexts.Write(policy.Document!)),
            "resource " + (set.ResourcePolicy is { } resource ? PolicyTexts.Write(resource.Document!) : "none"),
            .. set.ServiceControlPolicies.SelectMany(level => level.Policies).Select(policy => "SCP " + PolicyTexts.Write(policy.Document!)),
            .. set.ResourceControlPolicies.SelectMany(level => level.Policies).Select(policy => "RCP " + PolicyTexts.Write(policy.Document!)),
        ]);

    private static bool IsAllowed(AccessRequest request, PolicySet set) => Evaluator.Evaluate(request, set).IsAllowed;

    private static NamedPolicy With(NamedPolicy? policy, PolicyStatement statement) =>
        NamedPolicy.Of("more", PolicyDocument.Of([.. policy?.Document?.Statements ?? [], statement]) with
        {
            Version = policy is null ? PolicyDocument.CurrentVersion : policy.Document!.Version,
        });

    private static NamedPolicy Turned(NamedPolicy policy) =>
        NamedPolicy.Of(policy.Name, policy.Document! with { Statements = policy.Document!.Statements.Reverse().ToArray() });

    private static NamedPolicy Reread(NamedPolicy policy) => NamedPolicy.Parse(policy.Name, PolicyTexts.Write(policy.Document!));

    private static string Mutated(string text, int place, char letter, int kind)
    {
        int index = place % text.Length;
        return kind switch
        {
            0 => text.Remove(index, 1),
            1 => text.Insert(index, letter.ToString()),
            2 => text[..index],
            _ => string.Concat(text.AsSpan(0, index), letter.ToString(), text.AsSpan(index + 1)),
        };
    }
}
