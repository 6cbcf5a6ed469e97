using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>What an undetermined decision hangs on.</summary>
internal sealed record Undetermined(IReadOnlyList<string> Keys, IReadOnlyList<DecisionBranch> Branches, bool IsExhaustive);
