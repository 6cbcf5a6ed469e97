using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>The source role may do what the state machine itself needs: its Distributed Maps, its logs and its traces.</summary>
internal sealed class ExecutionTest
{
    private readonly AccessSubject _subject;
    private readonly AccessTestOptions _options;

    public ExecutionTest(AccessSubject subject, AccessTestOptions options)
    {
        _subject = subject;
        _options = options;
    }

    /// <summary>A check for each action on each resource; none when the source role is not at hand, which another check says.</summary>
    public IEnumerable<AccessCheck> Needed()
    {
        if (_subject.Source.Role is not { } role)
        {
            return Enumerable.Empty<AccessCheck>();
        }

        var policies = new PolicySet
        {
            IdentityPolicies = role.IdentityPolicies,
            PermissionsBoundary = role.PermissionsBoundary?.Policy,
            ServiceControlPolicies = AccessSubject.Levels(_subject.SourceOrganization?.ServiceControlPolicies),
            ResourceControlPolicies = AccessSubject.Levels(_subject.SourceOrganization?.ResourceControlPolicies),
        };
        return from need in _subject.Requirement.ExecutionNeeds
               from action in need.Actions.Where(_options.Wants)
               select Check(need, action, role, policies);
    }

    private AccessCheck Check(ExecutionNeed need, string action, AccountRole role, PolicySet policies)
    {
        AccessDecision decision = CallRequests
            .Of(role, _subject.SourceOrganization, _options.Context, _subject.StateMachine.Region, action, need.Resource, Array.Empty<PolicyCondition>())
            .Worst(_options.Evaluator, policies)!;
        var needed = new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, new[] { action }),
            Resource = new PolicyElement(false, new[] { need.Resource }),
        };
        AccessCheck check = DecisionCheck.Of(decision, AccessRules.ExecutionPermissionMissing, needed, $"the policies of {_subject.SourceRole}") with
        {
            Leg = AccessLeg.Execution,
            Name = $"the source role may {action}: {need.Purpose}",
            Resource = need.Resource,
            StatePaths = need.StatePath is { } path ? new[] { path } : Array.Empty<string>(),
        };
        // What the policies name may be just what the run will ask for; where none has the action, it is not.
        return need.IsOpen && check.Status == AccessStatus.Failed && (need.Resource == "*" || IsAllowedSomewhere(action, role))
            ? check with
            {
                Status = AccessStatus.Undetermined,
                Reason = $"Whether {need.Purpose}, and with which resource, is not told where the definition stands; {action} is not allowed on every one. {decision.Explanation.Summary}",
                RecommendedAction = $"Hold the policies of {_subject.SourceRole} to what the run will ask for, or write the value into the definition.",
                StatementToAdd = null,
            }
            : check;
    }

    private static bool IsAllowedSomewhere(string action, AccountRole role) => role.IdentityPolicies.Any(policy =>
        policy.Document is not { } document
        || document.Statements.Any(statement => statement.Effect == PolicyEffect.Allow && statement.Action.IsNegated != statement.Action.Values.Any(value => PolicyPattern.CoversAction(value, action))));
}
