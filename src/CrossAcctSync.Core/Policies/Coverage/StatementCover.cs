using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>That one statement grants all that another asks for.</summary>
/// <param name="BroaderBy">In what it grants more, each as a clause such as "without sts:ExternalId"; empty when in nothing that matters.</param>
/// <param name="ByEveryone">Whether the principals are covered by <c>*</c> only.</param>
internal sealed record StatementCover(IReadOnlyList<string> BroaderBy, bool ByEveryone);
