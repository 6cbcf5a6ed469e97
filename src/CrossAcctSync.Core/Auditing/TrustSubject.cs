using System.Collections.Generic;
using CrossAcctSync.Accounts;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Auditing;

/// <summary>A role with all that speaks of trusting state machines with it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Grants">Whom of other accounts its trust policy lets in.</param>
/// <param name="Needs">What definitions at hand need of it.</param>
/// <param name="Principals">The principals of the grants.</param>
/// <param name="StateMachines">The state machines of the grants and needs.</param>
internal sealed record TrustSubject(
    AccountRole Role,
    IReadOnlyList<TrustGrant> Grants,
    IReadOnlyList<SyncRequirement> Needs,
    IReadOnlyList<TrustedPrincipal> Principals,
    IReadOnlyList<TrustedStateMachine> StateMachines);
