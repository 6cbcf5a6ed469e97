using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>The target role may take each action on each resource that the tasks need.</summary>
internal sealed class PermissionTest
{
    private readonly AccessSubject _subject;
    private readonly AccessTestOptions _options;

    public PermissionTest(AccessSubject subject, AccessTestOptions options)
    {
        _subject = subject;
        _options = options;
    }

    /// <summary>A check for each action on each resource; none when the target role is not at hand.</summary>
    public IEnumerable<AccessCheck> Needed()
    {
        if (_subject.Target.Role is not { } role)
        {
            return Enumerable.Empty<AccessCheck>();
        }

        PolicySet policies = PoliciesOf(role);
        return from statement in _subject.Requirement.Statements
               from action in statement.Actions.Where(_options.Wants)
               from resource in statement.Resources
               select Check(statement, action, resource, policies);
    }

    /// <summary>For each resource that a task names, another one of its kind, which must be refused.</summary>
    public IEnumerable<AccessCheck> Siblings()
    {
        if (_subject.Target.Role is not { } role)
        {
            yield break;
        }

        PolicySet policies = PoliciesOf(role);
        var need = new PolicySet { IdentityPolicies = new[] { NamedPolicy.Of("what the tasks need", _subject.NeededOfTarget) } };
        foreach (SyncStatement statement in _subject.Requirement.Statements)
        {
            foreach (string resource in statement.Resources)
            {
                // One action stands for its statement: what is open to one is a wildcard in the resource.
                if (Probes.Sibling(resource) is { } sibling && statement.Actions.FirstOrDefault(_options.Wants) is { } action && !Decide(action, sibling, statement, need).IsAllowed)
                {
                    yield return Refusal(action, resource, sibling, Decide(action, sibling, statement, policies));
                }
            }
        }
    }

    private AccessCheck Check(SyncStatement statement, string action, string resource, PolicySet policies)
    {
        AccessDecision decision = Decide(action, resource, statement, policies);
        var needed = new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, new[] { action }),
            Resource = new PolicyElement(false, new[] { resource }),
            Conditions = statement.Conditions,
        };
        return DecisionCheck.Of(decision, AccessRules.PermissionMissing, needed, $"the policies of {_subject.TargetRole}") with
        {
            Leg = AccessLeg.Permission,
            Name = $"the target role may {action}",
            Resource = resource,
            StatePaths = statement.StatePaths,
        };
    }

    private static AccessCheck Refusal(string action, string resource, string sibling, AccessDecision decision)
    {
        StatementReference? open = decision.IsAllowed ? decision.Statements.FirstOrDefault(statement => statement.Layer == PolicyLayer.IdentityPolicy) : null;
        return new AccessCheck
        {
            Leg = AccessLeg.Permission,
            Name = $"the target role may not {action} on another resource",
            MustBeRefused = true,
            Status = decision.Outcome switch
            {
                AccessOutcome.Allowed => AccessStatus.Failed,
                AccessOutcome.Undetermined => AccessStatus.Undetermined,
                _ => AccessStatus.Passed,
            },
            Action = action,
            Resource = sibling,
            Reason = decision.IsAllowed
                ? $"The tasks need {action} on {resource}, and {open?.ToString() ?? "a policy"} allows it on {sibling}, too."
                : decision.Explanation.Summary,
            RecommendedAction = decision.IsAllowed ? $"Narrow {open?.ToString() ?? "the statement"} to {resource}." : null,
            StatementToChange = open,
            Decision = decision,
            Rule = AccessRules.PermissionOnSibling,
        };
    }

    private PolicySet PoliciesOf(AccountRole role) => new()
    {
        IdentityPolicies = role.IdentityPolicies,
        PermissionsBoundary = role.PermissionsBoundary?.Policy,
        ServiceControlPolicies = AccessSubject.Levels(_subject.TargetOrganization?.ServiceControlPolicies),
        ResourceControlPolicies = AccessSubject.Levels(_subject.TargetOrganization?.ResourceControlPolicies),
    };

    private AccessDecision Decide(string action, string resource, SyncStatement statement, PolicySet policies) => CallRequests
        .Of(_subject.Target.Role!, _subject.TargetOrganization, _options.Context, _subject.StateMachine.Region, action, resource, statement.Conditions)
        .Worst(_options.Evaluator, policies)!;
}
