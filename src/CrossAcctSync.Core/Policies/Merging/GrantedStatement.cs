using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>A needed statement that the document grants already.</summary>
/// <param name="Needed">What was needed.</param>
/// <param name="CoveredBy">The statements that grant it, one or several together.</param>
public sealed record GrantedStatement(PolicyStatement Needed, IReadOnlyList<CoveringStatement> CoveredBy);
