namespace CrossAcctSync.Integrations;

/// <summary>An Allow statement for one task, whose resources lie among those of the run.</summary>
/// <param name="Actions">The actions.</param>
/// <param name="First">The place of its first resource among those of the run.</param>
/// <param name="Count">How many resources it has.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Reason">One sentence that says why the statement is as wide as it is.</param>
/// <param name="Source">The AWS page that it follows.</param>
internal readonly record struct StatementDraft(ActionList Actions, int First, int Count, ConditionList Conditions, string Reason, string Source);
