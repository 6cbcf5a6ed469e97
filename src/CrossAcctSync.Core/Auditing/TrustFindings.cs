using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Access.Refusals;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Auditing;

/// <summary>What is wrong with a trust, and what it is good for.</summary>
internal sealed class TrustFindings
{
    private readonly AuditedDefinitions _definitions;
    private readonly IAccountReader _accounts;
    private readonly AccessTestOptions _options;
    private readonly TrustTests _trusts;
    private readonly SourceTests _sources;

    public TrustFindings(AuditedDefinitions definitions, IAccountReader accounts, PolicyEvaluator evaluator, CancellationToken cancellationToken)
    {
        _definitions = definitions;
        _accounts = accounts;
        _options = new AccessTestOptions { Evaluator = evaluator };
        _trusts = new TrustTests(definitions.Requirements, accounts, evaluator, cancellationToken);
        _sources = new SourceTests(definitions.Requirements, accounts, evaluator, cancellationToken);
    }

    /// <summary>The findings on a role that was not found.</summary>
    public static IReadOnlyList<Finding> OfMissing(RoleArn role, Presence presence, IReadOnlyList<SyncRequirement> needs)
    {
        string users = Names(needs.Select(need => need.StateMachineName));
        return new[]
        {
            presence == Presence.Gone
                ? new Finding(AccessRules.RoleNotFound, $"{users} names {role}, which does not exist.", "Create the role, or correct the definition.")
                : new Finding(TrustRules.NotAtHand, $"{users} names {role}; account {role.AccountId} is not at hand.", "Give the account, too."),
        };
    }

    /// <summary>The findings on a role, the worst first.</summary>
    public IReadOnlyList<Finding> Of(TrustSubject subject, out SyncTrustStatus status)
    {
        var findings = new List<Finding>();
        if (subject.Role.Trust.Problem is { } problem)
        {
            findings.Add(new Finding(TrustRules.TrustUnreadable, $"The trust policy of {subject.Role.Arn.Name} cannot be read: {problem.Message}", "Correct the policy.") { Location = problem.Location });
        }

        foreach (TrustGrant grant in subject.Grants)
        {
            findings.AddRange(GrantFindings.Of(grant, subject));
        }

        AccessCheck[] checks = subject.Needs.Select(need => Check(subject.Role, need)).OfType<AccessCheck>().ToArray();
        findings.AddRange(checks.Where(check => check.Status == AccessStatus.Failed).Select(check => check.ToFinding()));
        if (subject.Needs.Count > 0)
        {
            // What cannot be told is no proof of refusal.
            findings.AddRange(_trusts.Of(subject.Role).Concat(subject.Needs.SelectMany(SourceChecks)).Where(check => check.Status is AccessStatus.Failed or AccessStatus.Undetermined).Select(check => check.ToFinding()));
        }

        findings.AddRange(Unused(subject));
        findings.AddRange(NotAtHand(subject));
        status = StatusOf(subject, checks);
        return findings.Distinct().OrderByDescending(finding => finding.Severity).ToArray();
    }

    private IReadOnlyList<AccessCheck> SourceChecks(SyncRequirement need) =>
        need.SourceRoleArn is { } source ? _sources.Of(RoleArn.Parse(source)) : Array.Empty<AccessCheck>();

    private static SyncTrustStatus StatusOf(TrustSubject subject, AccessCheck[] checks)
    {
        if (checks.Any(check => check.Status == AccessStatus.Failed))
        {
            return SyncTrustStatus.Broken;
        }

        if (checks.Any(check => check.Status == AccessStatus.Passed))
        {
            return SyncTrustStatus.InUse;
        }

        bool arePrincipalsGone = subject.Principals.Count > 0 && subject.Principals.All(principal => principal.Presence == Presence.Gone);
        return arePrincipalsGone || AreUnused(subject) ? SyncTrustStatus.Orphan : SyncTrustStatus.Unknown;
    }

    /// <summary>Whether it is sure that no state machine uses the role.</summary>
    private static bool AreUnused(TrustSubject subject) =>
        subject.Needs.Count == 0
        && subject.StateMachines.Count > 0
        && subject.StateMachines.All(machine => machine.Presence == Presence.Gone || machine.UsesRole == false);

    /// <summary>Whether the role trusts the state machine that needs it; null when the need is known in part only.</summary>
    private AccessCheck? Check(AccountRole role, SyncRequirement need)
    {
        if (need is not { SourceRoleArn: { } source, StateMachineArn: { } machine })
        {
            return null;
        }

        RoleArn sourceRole = RoleArn.Parse(source);
        var subject = new AccessSubject(need, role.Arn, sourceRole, StateMachineArn.Parse(machine))
        {
            Target = RoleLookup.Found(role, string.Empty),
            Source = RoleLookup.AccountNotFound(sourceRole, string.Empty),
            TargetOrganization = _accounts.FindOrganization(role.Arn.AccountId),
            SourceOrganization = _accounts.FindOrganization(sourceRole.AccountId),
            NeededOfTarget = PolicyDocument.Empty,
        };
        return new AssumeRoleTest(subject, _options).Trust();
    }

    private IEnumerable<Finding> Unused(TrustSubject subject)
    {
        string name = subject.Role.Arn.Name;
        string[] unused = subject.StateMachines.Where(machine => machine is { IsTrusted: true, UsesRole: false }).Select(machine => machine.Name).ToArray();
        if (unused.Length > 0)
        {
            yield return new Finding(TrustRules.TrustUnused, $"The trust policy of {name} lets in {Names(unused)}, whose definition does not use the role.", "Remove the ExternalId, unless the workflow is about to use it.");
        }

        if (AreUnused(subject) && subject.Role.IdentityPolicies.Count > 0)
        {
            yield return new Finding(TrustRules.PermissionsUnused, $"No definition uses {name}, so nobody needs its permissions.", "Delete the role, unless something else uses it.");
        }

        // What others need is not known as long as one of them is not at hand.
        bool areNeedsKnown = subject.Needs.Count > 0
            && !_definitions.PossibleNeedsOf(subject.Role.Arn.ToString()).Any()
            && subject.StateMachines.All(machine => machine.Presence == Presence.Gone || machine.UsesRole is not null);
        if (areNeedsKnown)
        {
            PolicyDocument needed = PolicyDocument.Of(subject.Needs.SelectMany(need => need.Statements).Select(statement => statement.ToPolicyStatement()).ToArray());
            foreach (Finding excess in ExcessTest.Of(subject.Role, needed, UnprovenNeeds.Of(subject.Needs)))
            {
                yield return excess;
            }
        }
    }

    private static IEnumerable<Finding> NotAtHand(TrustSubject subject)
    {
        string[] roles = subject.Principals
            .Where(principal => principal is { Kind: TrustedPrincipalKind.Role, Presence: Presence.NotAtHand })
            .Select(principal => principal.Value)
            .ToArray();
        string[] machines = subject.StateMachines
            .Where(machine => machine.Presence == Presence.NotAtHand && !PolicyPattern.HasWildcard(machine.Arn))
            .Select(machine => machine.Arn)
            .ToArray();
        if (roles.Length + machines.Length > 0)
        {
            yield return new Finding(TrustRules.NotAtHand, $"It cannot be told whether {Names(roles.Concat(machines))} is there.", "Give their accounts with their state machines, too.");
        }
    }

    internal static string Names(IEnumerable<string> names) => NameList.Of(names.Distinct(StringComparer.Ordinal).ToArray(), 3);
}
