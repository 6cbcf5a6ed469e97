using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>One thing in which two policies differ.</summary>
/// <param name="Element">The element, for example <c>Version</c>, <c>Statement</c> or <c>Statement[1].Action</c>; indexes are those of the left policy, or of the right one for a statement that only it has.</param>
/// <param name="OnlyLeft">Values that only the left policy has.</param>
/// <param name="OnlyRight">Values that only the right policy has.</param>
/// <param name="Message">One sentence.</param>
public sealed record PolicyDifference(string Element, IReadOnlyList<string> OnlyLeft, IReadOnlyList<string> OnlyRight, string Message);
