using System;

namespace CrossAcctSync.Aws.Calls;

/// <summary>How often a call is tried, and how long is waited. Immutable.</summary>
/// <param name="Tries">How often at most, the first time included.</param>
/// <param name="Connect">How long for a connection.</param>
/// <param name="Answer">How long for an answer to one try.</param>
/// <param name="Call">How long for all of a call: no try begins later, and none lasts longer.</param>
internal sealed record CallLimits(int Tries, TimeSpan Connect, TimeSpan Answer, TimeSpan Call);
