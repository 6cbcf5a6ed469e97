using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>What a task needs in the account that it calls.</summary>
/// <param name="Statements">The statements; empty when nothing is needed or nothing could be granted, which an issue tells.</param>
/// <param name="Issues">What to know of them.</param>
public sealed record ScopedPermissions(IReadOnlyList<ScopedStatement> Statements, IReadOnlyList<ScopingIssue> Issues);
