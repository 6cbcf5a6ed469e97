using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access.Refusals;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>Proves from the policies of accounts that requirements are met, and that nothing more was opened. No call to AWS.</summary>
public static class SyncAccessTester
{
    /// <summary>Tests requirements, all accounts being read once. Results come in the order of the requirements.</summary>
    /// <param name="requirements">What is needed. All that share a target role should be given: what none of them needs is excess.</param>
    /// <param name="accounts">Where roles are found.</param>
    /// <param name="options">How to test.</param>
    /// <param name="cancellationToken">Ends the test early.</param>
    public static IEnumerable<SyncAccessResult> Test(
        IReadOnlyCollection<SyncRequirement> requirements,
        IAccountReader accounts,
        AccessTestOptions options,
        CancellationToken cancellationToken = default)
    {
        var roles = new HashSet<RoleArn>();
        foreach (SyncRequirement requirement in requirements ?? throw new ArgumentNullException(nameof(requirements)))
        {
            Add(requirement.TargetRoleArn);
            Add(requirement.SourceRoleArn);
        }

        IReadOnlyDictionary<RoleArn, RoleLookup> found = (accounts ?? throw new ArgumentNullException(nameof(accounts))).FindRoles(roles, cancellationToken);
        Dictionary<string, (PolicyDocument Known, UnprovenNeeds Unproven)> needed = requirements
            .Where(requirement => requirement.TargetRoleArn is not null)
            .GroupBy(requirement => requirement.TargetRoleArn!, StringComparer.Ordinal)
            .ToDictionary(
                role => role.Key,
                role => (PolicyDocument.Of(role.SelectMany(requirement => requirement.Statements).Select(statement => statement.ToPolicyStatement()).ToArray()), UnprovenNeeds.Of(role)),
                StringComparer.Ordinal);
        var refusals = new RoleRefusals(
            new SourceTests(requirements, accounts, options.Evaluator, cancellationToken),
            new TrustTests(requirements, accounts, options.Evaluator, cancellationToken));
        return Test();

        void Add(string? arn)
        {
            if (arn is not null)
            {
                roles.Add(RoleArn.Parse(arn));
            }
        }

        IEnumerable<SyncAccessResult> Test()
        {
            foreach (SyncRequirement requirement in requirements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return TestOne(requirement, found, needed, refusals, accounts, options);
            }
        }
    }

    private static SyncAccessResult TestOne(
        SyncRequirement requirement,
        IReadOnlyDictionary<RoleArn, RoleLookup> roles,
        Dictionary<string, (PolicyDocument Known, UnprovenNeeds Unproven)> needed,
        RoleRefusals refusals,
        IAccountReader accounts,
        AccessTestOptions options)
    {
        var checks = new List<AccessCheck>(DefinitionChecks.Of(requirement));
        var findings = new List<Finding>();
        if (requirement is { TargetRoleArn: { } target, SourceRoleArn: { } source, StateMachineArn: { } machine })
        {
            RoleArn targetRole = RoleArn.Parse(target);
            RoleArn sourceRole = RoleArn.Parse(source);
            var subject = new AccessSubject(requirement, targetRole, sourceRole, StateMachineArn.Parse(machine))
            {
                Target = roles[targetRole],
                Source = roles[sourceRole],
                TargetOrganization = accounts.FindOrganization(targetRole.AccountId),
                SourceOrganization = accounts.FindOrganization(sourceRole.AccountId),
                NeededOfTarget = needed[target].Known,
                UnprovenOfTarget = needed[target].Unproven,
            };
            checks.AddRange(Checks(subject, refusals, options));
            checks.AddRange(UnprovenChecks.Of(requirement));
            if (options.TestRefusals && options.Actions.Count == 0 && subject.Target.Role is { } role)
            {
                findings.AddRange(ExcessTest.Of(role, subject.NeededOfTarget, subject.UnprovenOfTarget));
            }
        }

        findings.InsertRange(0, checks.Where(check => check is { Status: AccessStatus.Failed, Rule: not null }).Select(check => check.ToFinding()));
        findings.AddRange(requirement.Findings);
        // A permission that is open for siblings is excess: a finding, not a failure.
        AccessCheck[] counting = checks.Where(check => !check.IsExcess).ToArray();
        return new SyncAccessResult
        {
            Requirement = requirement,
            Status = SyncAccessResult.Worst(counting),
            Definition = Leg(AccessLeg.Definition),
            Source = Leg(AccessLeg.Source),
            Trust = Leg(AccessLeg.Trust),
            Permission = Leg(AccessLeg.Permission),
            Execution = Leg(AccessLeg.Execution),
            Checks = checks
                .Where(check => options.IncludeAllowed || check.Status != AccessStatus.Passed)
                .OrderBy(check => check.Status != AccessStatus.Failed).ThenBy(check => check.Leg)
                .ToArray(),
            CheckCount = checks.Count,
            PassedCheckCount = checks.Count(check => check.Status == AccessStatus.Passed),
            Findings = findings.Distinct().OrderByDescending(finding => finding.Severity).ToArray(),
        };

        AccessStatus Leg(AccessLeg leg)
        {
            AccessCheck[] own = counting.Where(check => check.Leg == leg).ToArray();
            bool needsNothing = leg switch
            {
                AccessLeg.Permission => requirement.Statements.Count == 0,
                AccessLeg.Execution => requirement.ExecutionNeeds.Count == 0,
                _ => false,
            };
            return own.Length > 0 ? SyncAccessResult.Worst(own) : needsNothing ? AccessStatus.Passed : AccessStatus.NotTested;
        }
    }

    private static IEnumerable<AccessCheck> Checks(AccessSubject subject, RoleRefusals refusals, AccessTestOptions options)
    {
        var assumeRole = new AssumeRoleTest(subject, options);
        var permission = new PermissionTest(subject, options);
        foreach (AccessCheck check in assumeRole.Execution())
        {
            yield return check;
        }

        yield return assumeRole.Source();
        yield return assumeRole.Trust();
        foreach (AccessCheck check in new ExecutionTest(subject, options).Needed())
        {
            yield return check;
        }

        foreach (AccessCheck check in permission.Needed())
        {
            yield return check;
        }

        if (options.TestRefusals)
        {
            foreach (AccessCheck check in refusals.Sources.Of(subject.Source.Role).Concat(refusals.Trusts.Of(subject.Target.Role)).Concat(permission.Siblings()))
            {
                yield return check;
            }
        }
    }

    private sealed record RoleRefusals(SourceTests Sources, TrustTests Trusts);
}
