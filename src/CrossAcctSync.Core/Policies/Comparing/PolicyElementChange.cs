using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>How one element changes from a policy to another.</summary>
/// <param name="Element">The element: <c>Action</c>, <c>Condition.StringEquals.sts:ExternalId</c>, ...</param>
/// <param name="Removed">Values that only the policy before has.</param>
/// <param name="Added">Values that only the policy after has.</param>
public sealed record PolicyElementChange(string Element, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
