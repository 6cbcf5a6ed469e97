using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>A statement of one policy, and its counterpart in the other.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Before">The statement before, or null when it is new.</param>
/// <param name="BeforeIndex">Its position before, or null.</param>
/// <param name="After">The statement after, or null when it is gone.</param>
/// <param name="AfterIndex">Its position after, or null.</param>
/// <param name="Elements">For a changed statement: the elements that differ, with the values that only one side has.</param>
public sealed record PolicyStatementChange(
    PolicyChangeKind Kind,
    PolicyStatement? Before,
    int? BeforeIndex,
    PolicyStatement? After,
    int? AfterIndex,
    IReadOnlyList<PolicyElementChange> Elements);
