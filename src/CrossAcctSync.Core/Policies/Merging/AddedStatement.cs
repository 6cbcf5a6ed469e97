using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>What a merge added for a needed statement.</summary>
/// <param name="Needed">What was needed.</param>
/// <param name="Granted">What was not granted before and is now: the needed statement, or the part of it that was missing.</param>
/// <param name="StatementIndex">Where it stands in the resulting document.</param>
/// <param name="IsExtension">True when ExternalIds were added to a statement that was there, false for a new statement.</param>
/// <param name="CoveredBy">Statements that granted parts of it before.</param>
public sealed record AddedStatement(
    PolicyStatement Needed,
    PolicyStatement Granted,
    int StatementIndex,
    bool IsExtension,
    IReadOnlyList<CoveringStatement> CoveredBy);
