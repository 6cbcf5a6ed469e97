using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Auditing;

/// <summary>Looks at one role: whom it trusts, for which state machines, and what is wrong with that.</summary>
internal sealed class RoleAudit
{
    private readonly AuditedDefinitions _definitions;
    private readonly RoleDirectory _roles;
    private readonly TrustFindings _findings;

    public RoleAudit(AuditedDefinitions definitions, RoleDirectory roles, IAccountReader accounts, PolicyEvaluator evaluator, CancellationToken cancellationToken)
    {
        _definitions = definitions;
        _roles = roles;
        _findings = new TrustFindings(definitions, accounts, evaluator, cancellationToken);
    }

    /// <summary>The role's trust; null when it has nothing to do with state machines of other accounts.</summary>
    public SyncTrust? Of(AccountRole role)
    {
        string arn = role.Arn.ToString();
        SyncRequirement[] needs = _definitions.NeedsOf(arn).Where(need => need.SourceAccountId != role.Arn.AccountId).ToArray();
        bool isNamed = needs.Length > 0 || _definitions.PossibleNeedsOf(arn).Any();
        TrustGrant[] grants = role.Trust.Document is { } trust ? TrustGrant.Of(trust, role.Arn.AccountId).Where(grant => isNamed || grant.IsForStateMachines).ToArray() : Array.Empty<TrustGrant>();
        if (grants.Length == 0 && needs.Length == 0)
        {
            return null;
        }

        var subject = new TrustSubject(role, grants, needs, Principals(grants), StateMachines(arn, grants, needs));
        IReadOnlyList<Finding> findings = _findings.Of(subject, out SyncTrustStatus status);
        return Make(role.Arn, subject.StateMachines, subject.Principals) with
        {
            Presence = Presence.Found,
            Status = status,
            Since = role.CreateDate,
            ExternalIds = grants.SelectMany(grant => grant.ExternalIds).Distinct(StringComparer.Ordinal).ToArray(),
            Conditions = grants.SelectMany(grant => grant.OtherConditions).Distinct().ToArray(),
            Statements = grants.Select(grant => grant.Statement).ToArray(),
            Permissions = PermissionBrief.Of(role).ToArray(),
            Findings = findings,
        };
    }

    /// <summary>A role that definitions name and that was not found.</summary>
    public SyncTrust? Missing(string roleArn, Presence presence)
    {
        RoleArn role = RoleArn.Parse(roleArn);
        SyncRequirement[] needs = _definitions.NeedsOf(roleArn).Where(need => need.SourceAccountId != role.AccountId).ToArray();
        return needs.Length == 0 ? null : Make(role, StateMachines(roleArn, Array.Empty<TrustGrant>(), needs), Array.Empty<TrustedPrincipal>()) with
        {
            Presence = presence,
            Status = presence == Presence.Gone ? SyncTrustStatus.Broken : SyncTrustStatus.Unknown,
            Findings = TrustFindings.OfMissing(role, presence, needs),
        };
    }

    private static SyncTrust Make(RoleArn role, IReadOnlyList<TrustedStateMachine> machines, IReadOnlyList<TrustedPrincipal> principals) => new()
    {
        TargetRoleArn = role.ToString(),
        TargetRoleName = role.Name,
        TargetAccountId = role.AccountId,
        Presence = Presence.NotAtHand,
        Status = SyncTrustStatus.Unknown,
        Principals = principals,
        StateMachines = machines,
        SourceAccountIds = principals.Select(principal => principal.AccountId)
            .Concat(machines.Select(machine => machine.AccountId))
            .Where(AccountId.IsValid)
            .Select(account => account!)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(account => account, StringComparer.Ordinal)
            .ToArray(),
    };

    private TrustedPrincipal[] Principals(IEnumerable<TrustGrant> grants) =>
        grants.SelectMany(grant => grant.Principals).Distinct().Select(Principal).ToArray();

    private TrustedPrincipal Principal(PolicyPrincipal principal)
    {
        string? account = PrincipalForms.AccountOf(principal);
        if (PrincipalForms.IsEveryone(principal))
        {
            return new TrustedPrincipal("*", TrustedPrincipalKind.Everyone, null, Presence.NotAtHand);
        }

        if (PrincipalForms.IsUniqueId(principal.Value))
        {
            return new TrustedPrincipal(principal.Value, TrustedPrincipalKind.DeletedPrincipal, null, Presence.Gone);
        }

        if (RoleArn.TryParse(PrincipalForms.RoleOfSession(principal) ?? principal.Value, out RoleArn? role, out _))
        {
            bool isRole = role.ToString() == principal.Value;
            // A session's ARN has no path, so that its role cannot be looked up.
            return new TrustedPrincipal(principal.Value, isRole ? TrustedPrincipalKind.Role : TrustedPrincipalKind.RoleSession, account, isRole ? _roles.PresenceOf(role) : Presence.NotAtHand);
        }

        TrustedPrincipalKind kind =
            AccountId.IsValid(principal.Value) || principal.Value.EndsWith(":root", StringComparison.Ordinal) ? TrustedPrincipalKind.Account
            : principal.Value.IndexOf(":user/", StringComparison.Ordinal) > 0 ? TrustedPrincipalKind.User
            : TrustedPrincipalKind.Other;
        Presence presence = kind == TrustedPrincipalKind.Account && account is not null && _roles.Has(account) ? Presence.Found : Presence.NotAtHand;
        return new TrustedPrincipal(principal.Value, kind, account, presence);
    }

    private TrustedStateMachine[] StateMachines(string role, IReadOnlyList<TrustGrant> grants, IReadOnlyList<SyncRequirement> needs)
    {
        var machines = new Dictionary<string, TrustedStateMachine>(StringComparer.Ordinal);
        foreach (string externalId in grants.SelectMany(grant => grant.ExternalIds).Where(TrustGrant.IsStateMachine))
        {
            TrustedStateMachine machine = Trusted(role, externalId);
            machines[machine.Arn] = machine;
        }

        foreach (SyncRequirement need in needs.Concat(_definitions.PossibleNeedsOf(role)))
        {
            string arn = need.StateMachineArn ?? need.StateMachineName;
            bool isCertain = need.TargetRoleArn is not null;
            if (!machines.ContainsKey(arn))
            {
                machines[arn] = new TrustedStateMachine(arn, need.StateMachineName, need.SourceAccountId ?? string.Empty, Presence.Found, need.SourceRoleArn, false, isCertain ? true : null);
            }
        }

        return machines.Values.ToArray();
    }

    private TrustedStateMachine Trusted(string role, string externalId)
    {
        if (PolicyPattern.HasWildcard(externalId) || !StateMachineArn.TryParse(externalId, out StateMachineArn? arn, out _))
        {
            Arn? pattern = Arn.TryParse(externalId, out Arn? parsed, out _) ? parsed : null;
            string resource = pattern?.Resource ?? externalId;
            return new TrustedStateMachine(externalId, resource.Substring(resource.IndexOf(':') + 1), pattern?.AccountId ?? string.Empty, Presence.NotAtHand, null, true, null);
        }

        AuditedStateMachine? known = _definitions.Find(arn);
        string unqualified = arn.Unqualified.ToString();
        bool? uses = known is null ? null
            : _definitions.NeedsOf(role).Any(need => need.StateMachineArn == unqualified) ? true
            : known.HasOpenRole ? null
            : false;
        return new TrustedStateMachine(unqualified, arn.Name, arn.AccountId, _definitions.PresenceOf(arn), known?.SourceRole?.ToString(), true, uses);
    }
}
