using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Aws.Trials;

/// <summary>
/// Asks IAM's own simulator about the identity side of a requirement: what the target role may do, and whether the source
/// role may assume it. Statements with the same resources and conditions are asked together.
/// </summary>
/// <remarks>
/// The simulator does not read the trust policy of a role that is to be assumed, supports no policies of resources for
/// roles, and passes over service control policies with conditions
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html): it says nothing of the trust.
/// </remarks>
public sealed class PermissionSimulator
{
    // Each action is asked of each resource; longer lists take the simulator beyond its time.
    private const int MostQuestions = 300;

    private readonly IAccountSessions _sessions;

    /// <summary>Makes a simulator.</summary>
    public PermissionSimulator(IAccountSessions sessions) => _sessions = sessions ?? throw new ArgumentNullException(nameof(sessions));

    /// <summary>Asks about a requirement; empty when it does not name both roles. What could not be asked is a trial that was not tested.</summary>
    public IReadOnlyList<AccessTrial> Simulate(SyncRequirement requirement, CancellationToken cancellationToken)
    {
        _ = requirement ?? throw new ArgumentNullException(nameof(requirement));
        if (requirement is not { TargetRoleArn: { } target, SourceRoleArn: { } source })
        {
            return Array.Empty<AccessTrial>();
        }

        var trials = new List<AccessTrial>();
        var assume = new Question(new[] { "sts:AssumeRole" }, new[] { target }, Array.Empty<PolicyCondition>(), Array.Empty<string>());
        trials.AddRange(Ask(RoleArn.Parse(source), AccessLeg.Source, assume, cancellationToken));
        foreach (Question question in QuestionsOf(requirement))
        {
            trials.AddRange(Ask(RoleArn.Parse(target), AccessLeg.Permission, question, cancellationToken));
        }

        return trials;
    }

    private static IEnumerable<Question> QuestionsOf(SyncRequirement requirement)
    {
        foreach (IGrouping<string, SyncStatement> group in requirement.Statements.GroupBy(statement => string.Join("\n", statement.Resources.Concat(statement.Conditions.Select(condition => condition.ToString()))), StringComparer.Ordinal))
        {
            SyncStatement first = group.First();
            string[] actions = group.SelectMany(statement => statement.Actions).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            string[] paths = group.SelectMany(statement => statement.StatePaths).Distinct(StringComparer.Ordinal).ToArray();
            int size = Math.Max(1, MostQuestions / Math.Max(1, first.Resources.Count));
            for (int start = 0; start < actions.Length; start += size)
            {
                yield return new Question(actions.Skip(start).Take(size).ToArray(), first.Resources, first.Conditions, paths);
            }
        }
    }

    private IEnumerable<AccessTrial> Ask(RoleArn role, AccessLeg leg, Question question, CancellationToken cancellationToken)
    {
        try
        {
            IAccountSession session = _sessions.Open(role.AccountId, cancellationToken);
            return AskIn(session);
        }
        catch (AccountProblemException exception)
        {
            return new[] { NotAsked(leg, question, exception.Problem) };
        }

        IEnumerable<AccessTrial> AskIn(IAccountSession session)
        {
            try
            {
                var simulation = new IamSimulation(role.ToString(), question.Actions, question.Resources) { ContextEntries = question.Conditions.Select(EntryOf).OfType<IamContextEntry>().ToArray() };
                return session.Iam.SimulatePrincipalPolicy(simulation, cancellationToken).Select(result => TrialOf(leg, role, question, result)).ToArray();
            }
            catch (AwsCallException exception)
            {
                return new[] { NotAsked(leg, question, CallProblems.Of(exception, session, role.ToString())) };
            }
        }
    }

    private static AccessTrial TrialOf(AccessLeg leg, RoleArn role, Question question, IamSimulationResult result)
    {
        AccessStatus status = result.IsAllowed ? AccessStatus.Passed : result.MissingContextKeys.Count > 0 ? AccessStatus.Undetermined : AccessStatus.Failed;
        return Trial(
            new AccessCheck
            {
                Leg = leg,
                Name = "IAM's simulator",
                Status = status,
                Action = result.Action,
                Resource = result.Resource,
                Reason = $"The simulator says of {result.Action} on {result.Resource} by {role}: {result.Decision}{DetailOf(result)}.",
                RecommendedAction = status == AccessStatus.Failed ? "Test-SyncAccess without -Simulate names the statement that is missing or denies." : null,
                StatePaths = question.StatePaths,
            },
            leg);
    }

    private static string DetailOf(IamSimulationResult result) =>
        result.IsAllowedByBoundary == false ? ", for the permissions boundary does not allow it"
        : result.IsAllowedByOrganization == false ? ", for the organization's policies do not allow it"
        : !result.IsAllowed && result.MissingContextKeys.Count > 0 ? $", but it was not told {string.Join(", ", result.MissingContextKeys)}"
        : result.MatchedPolicies.Count > 0 ? $" by {string.Join(", ", result.MatchedPolicies)}"
        : string.Empty;

    private static AccessTrial NotAsked(AccessLeg leg, Question question, AccountProblem problem) => Trial(
        new AccessCheck
        {
            Leg = leg,
            Name = "IAM's simulator",
            Status = AccessStatus.NotTested,
            Reason = problem.Message,
            RecommendedAction = problem.RecommendedAction,
            StatePaths = question.StatePaths,
        },
        leg);

    private static AccessTrial Trial(AccessCheck check, AccessLeg leg) => new(
        check,
        check.Status == AccessStatus.NotTested ? "Nothing was asked." : $"It proves what the identity policies and the boundary of the {(leg == AccessLeg.Source ? "source" : "target")} role say.",
        leg == AccessLeg.Source
            ? "It proves nothing about the target role's trust policy, which the simulator does not read."
            : "It proves nothing about policies of resources, nor about service control policies with conditions, which the simulator passes over.");

    /// <summary>What a condition asks for, as a fact of the request; null where it does not say one.</summary>
    private static IamContextEntry? EntryOf(PolicyCondition condition)
    {
        string @operator = condition.Operator.Substring(condition.Operator.IndexOf(':') + 1).Replace("IfExists", string.Empty);
        string? value = condition.Values.FirstOrDefault(text => text.IndexOfAny(new[] { '*', '?' }) < 0);
        return value is null ? null : @operator switch
        {
            "StringEquals" or "StringLike" or "StringEqualsIgnoreCase" or "ArnEquals" or "ArnLike" => new IamContextEntry(condition.Key, "string", new[] { value }),
            "Bool" => new IamContextEntry(condition.Key, "boolean", new[] { value }),
            _ => null,
        };
    }

    private sealed record Question(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<PolicyCondition> Conditions, IReadOnlyList<string> StatePaths);
}
