using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access;

/// <summary>
/// The legs of sts:AssumeRole, each by itself: across accounts both sides must allow
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html), so a side
/// is tested with the other one taken to allow.
/// </summary>
internal sealed class AssumeRoleTest
{
    /// <summary>The name of the check on the execution role itself.</summary>
    internal const string ExecutionCheck = "Step Functions may assume the source role for this state machine";

    /// <summary>The name of the check on the source role's own side.</summary>
    internal const string SourceCheck = "the source role may assume the target role";

    private const string Action = "sts:AssumeRole";
    private const string StepFunctions = "states.amazonaws.com";

    private readonly AccessSubject _subject;
    private readonly AccessTestOptions _options;

    public AssumeRoleTest(AccessSubject subject, AccessTestOptions options)
    {
        _subject = subject;
        _options = options;
    }

    /// <summary>The source role may assume the target role.</summary>
    public AccessCheck Source()
    {
        if (_subject.Source.Role is not { } source)
        {
            return Missing(AccessLeg.Source, SourceCheck, _subject.Source, _subject.SourceRole);
        }

        NamedPolicy? trust = _subject.IsSameAccount
            ? _subject.Target.Role?.Trust
            : NamedPolicy.Of("trusts the source role", PolicyDocument.Of(TrustOf(_subject.SourceRole)));
        AccessDecision decision = Decide(_subject.SourceRole, _subject.StateMachine.ToString(), new PolicySet
        {
            IdentityPolicies = source.IdentityPolicies,
            PermissionsBoundary = source.PermissionsBoundary?.Policy,
            ServiceControlPolicies = AccessSubject.Levels(_subject.SourceOrganization?.ServiceControlPolicies),
            ResourcePolicy = trust,
        });
        var needed = new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, new[] { Action }),
            Resource = new PolicyElement(false, new[] { _subject.TargetRole.ToPolicyText() }),
        };
        return Positive(AccessLeg.Source, SourceCheck, decision, AccessRules.SourceCannotAssume, needed, $"the policies of {_subject.SourceRole}");
    }

    /// <summary>The target role trusts the source role with this ExternalId.</summary>
    public AccessCheck Trust()
    {
        const string Name = "the target role trusts the source role with this ExternalId";
        if (_subject.Target.Role is not { } target)
        {
            return Missing(AccessLeg.Trust, Name, _subject.Target, _subject.TargetRole);
        }

        AccessDecision decision = Decide(_subject.SourceRole, _subject.StateMachine.ToString(), TrustSide(target));
        PolicyStatement needed = TrustPolicyBuilder.Build(new[] { new TrustPair(_subject.SourceRole, _subject.StateMachine) }).Statements[0];
        return Positive(AccessLeg.Trust, Name, decision, AccessRules.TargetDoesNotTrust, needed, $"the trust policy of {_subject.TargetRole}");
    }

    /// <summary>
    /// Step Functions may assume the source role for this state machine, whose ARN and account it sends
    /// (https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy).
    /// None when the role is not at hand, which the other check on it says.
    /// </summary>
    public IEnumerable<AccessCheck> Execution()
    {
        if (_subject.Source.Role is not { } source)
        {
            yield break;
        }

        StateMachineArn machine = _subject.StateMachine.Unqualified;
        RequestPrincipal service = RequestPrincipal.Service(StepFunctions, StepFunctions, $"states.{machine.Region}.amazonaws.com");
        RequestContext context = RequestContext.Empty
            .Without("sts:ExternalId")
            .With("aws:SourceArn", machine.ToString())
            .With("aws:SourceAccount", machine.AccountId);
        AccessRequest request = AccessRequest.Create(service, Action, _subject.SourceRole.ToString(), _subject.SourceRole.AccountId, context)
            .WithResourceTags(source.Tags)
            .WithOrganizations(null, _subject.SourceOrganization?.Membership);
        AccessDecision decision = _options.Evaluator.Evaluate(request, new PolicySet
        {
            ResourcePolicy = source.Trust,
            ResourceControlPolicies = AccessSubject.Levels(_subject.SourceOrganization?.ResourceControlPolicies),
        });
        var needed = new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Principal = new PrincipalElement(false, new[] { new PolicyPrincipal(PrincipalKind.Service, StepFunctions) }),
            Action = new PolicyElement(false, new[] { Action }),
            Conditions = new[]
            {
                new PolicyCondition("ArnEquals", "aws:SourceArn", new[] { machine.ToString() }),
                new PolicyCondition("StringEquals", "aws:SourceAccount", new[] { machine.AccountId }),
            },
        };
        yield return Positive(AccessLeg.Source, ExecutionCheck, decision, AccessRules.ExecutionRoleNotTrusted, needed, $"the trust policy of {_subject.SourceRole}");
    }

    private PolicySet TrustSide(AccountRole target) => new()
    {
        IdentityPolicies = new[] { AssumedPolicies.AllowsAll },
        ResourcePolicy = target.Trust,
        ResourceControlPolicies = AccessSubject.Levels(_subject.TargetOrganization?.ResourceControlPolicies),
    };

    private AccessDecision Decide(RoleArn principal, string? externalId, PolicySet policies)
    {
        RequestPrincipal caller = principal.Equals(_subject.SourceRole) ? _subject.SourcePrincipal(principal) : RequestPrincipal.Role(principal);
        AccessRequest request = AccessRequest.AssumeRole(caller, _subject.TargetRole, externalId, null, AccessContext.ForSts(_options.Context, _subject.StateMachine.Region))
            .WithResourceTags(_subject.Target.Role?.Tags)
            .WithOrganizations(_subject.SourceOrganization?.Membership, _subject.TargetOrganization?.Membership);
        return _options.Evaluator.Evaluate(request, policies);
    }

    private static PolicyStatement TrustOf(RoleArn role) => new()
    {
        Effect = PolicyEffect.Allow,
        Principal = new PrincipalElement(false, new[] { new PolicyPrincipal(PrincipalKind.Aws, role.ToString()) }),
        Action = new PolicyElement(false, new[] { Action }),
    };

    private static AccessCheck Missing(AccessLeg leg, string name, RoleLookup lookup, RoleArn role) => new()
    {
        Leg = leg,
        Name = name,
        Status = lookup.Status == RoleLookupStatus.RoleNotFound ? AccessStatus.Failed : AccessStatus.NotTested,
        Action = Action,
        Resource = role.ToString(),
        Reason = lookup.Reason,
        RecommendedAction = lookup.Status == RoleLookupStatus.RoleNotFound ? $"Create the role {role}, or correct the name." : lookup.Problem?.RecommendedAction ?? $"Give the account {role.AccountId}.",
        Rule = lookup.Status == RoleLookupStatus.RoleNotFound ? AccessRules.RoleNotFound : null,
    };

    private AccessCheck Positive(AccessLeg leg, string name, AccessDecision decision, FindingRule rule, PolicyStatement needed, string place) => DecisionCheck.Of(decision, rule, needed, place) with
    {
        Leg = leg,
        Name = name,
        StatePaths = _subject.Requirement.Tasks.Select(task => task.StatePath).ToArray(),
    };
}
