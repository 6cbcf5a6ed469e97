namespace CrossAcctSync.Definitions;

/// <summary>The type of a state.</summary>
internal enum StateKind
{
    Other,
    Task,
    Pass,
    Choice,
    Map,
    Parallel,
}
