using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Auditing;

/// <summary>What is wrong with one statement of a trust policy.</summary>
internal static class GrantFindings
{
    public static IEnumerable<Finding> Of(TrustGrant grant, TrustSubject subject)
    {
        string place = $"Statement {grant.Place.Substring("statement ".Length)} of the trust policy of {subject.Role.Arn.Name}";
        return Principals(grant, subject, place)
            // Where it is known who needs the role, all of its refusals are tried instead (see TrustFindings).
            .Concat(subject.Needs.Count > 0 ? Array.Empty<Finding>() : ExternalIds(grant, place))
            .Concat(StateMachines(grant, subject, place))
            .Select(finding => finding with { StatementIndex = grant.Index, Location = grant.Statement.Location });
    }

    private static IEnumerable<Finding> Principals(TrustGrant grant, TrustSubject subject, string place)
    {
        foreach (TrustedPrincipal principal in PrincipalsOf(grant, subject))
        {
            switch (principal.Kind)
            {
                case TrustedPrincipalKind.Everyone:
                    yield return new Finding(TrustRules.EveryoneTrusted, $"{place} lets in everybody.", "Name the execution role of the state machine.");
                    break;
                case TrustedPrincipalKind.Account:
                    yield return new Finding(TrustRules.AccountTrusted, $"{place} lets in the whole account {principal.AccountId}: each of its roles that may call sts:AssumeRole.", "Name the execution role of the state machine.");
                    break;
                case TrustedPrincipalKind.DeletedPrincipal:
                    yield return new Finding(TrustRules.PrincipalDeleted, $"{place} names {principal.Value}, which was deleted; a new one of the same name is not let in.", "Remove it, or name the new role.");
                    break;
                case TrustedPrincipalKind.Role when principal.Presence == Presence.Gone:
                    yield return new Finding(TrustRules.SourceRoleGone, $"{place} names {principal.Value}, which does not exist.", "Remove it, or correct the name.");
                    break;
            }
        }
    }

    private static IEnumerable<Finding> ExternalIds(TrustGrant grant, string place)
    {
        if (grant.ExternalIdConditions.Count == 0)
        {
            yield return new Finding(AccessRules.TrustWithoutExternalId, $"{place} lets in {TrustFindings.Names(grant.Principals.Select(principal => principal.Value))} without an ExternalId.", "Write StringEquals sts:ExternalId with the ARNs of the state machines.");
        }
        else if (grant.Looseness is { } looseness)
        {
            yield return new Finding(AccessRules.TrustAcceptsAnyExternalId, $"{place}: {looseness}.", "Write StringEquals sts:ExternalId with the ARNs of the state machines.");
        }
    }

    private static IEnumerable<Finding> StateMachines(TrustGrant grant, TrustSubject subject, string place)
    {
        TrustedStateMachine[] machines = subject.StateMachines.Where(machine => machine.IsTrusted && grant.ExternalIds.Any(id => id == machine.Arn || id.StartsWith(machine.Arn + ":", StringComparison.Ordinal))).ToArray();
        foreach (TrustedStateMachine machine in machines.Where(machine => machine.Presence == Presence.Gone))
        {
            yield return new Finding(TrustRules.StateMachineGone, $"{place} names the state machine {machine.Arn}, which does not exist.", "Remove the ExternalId, or correct it when the workflow was renamed.");
        }

        TrustedPrincipal[] principals = PrincipalsOf(grant, subject);
        TrustedPrincipal[] roles = principals.Where(principal => principal.Kind == TrustedPrincipalKind.Role).ToArray();
        bool areNamed = roles.Length == principals.Length;
        foreach (TrustedStateMachine machine in machines.Where(machine => machine.SourceRoleArn is not null && areNamed && roles.All(role => role.Value != machine.SourceRoleArn)))
        {
            yield return new Finding(TrustRules.PairUnused, $"{place} has the ExternalId of {machine.Name}, and not {machine.SourceRoleArn}, with which it runs.", "Name the role, or remove the ExternalId.");
        }

        if (roles.Length > 1 && machines.Length > 1)
        {
            yield return new Finding(TrustRules.PairsCross, $"{place} trusts each of {roles.Length} roles with each of {machines.Length} state machines, also in pairs that belong to no workflow.", "Write a statement for each role with its own state machines.");
        }
    }

    private static TrustedPrincipal[] PrincipalsOf(TrustGrant grant, TrustSubject subject) =>
        subject.Principals.Where(principal => grant.Principals.Any(own => own.Value == principal.Value)).ToArray();
}
