namespace CrossAcctSync.Integrations;

/// <summary>A value of a placeholder.</summary>
/// <param name="Value">What it names.</param>
/// <param name="IsStatic">Whether the task's definition says all of it.</param>
internal readonly record struct ResolvedField(NamedValue Value, bool IsStatic);
