using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>A condition key of a simulated request (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html). Immutable.</summary>
/// <param name="Key">The key, for example <c>aws:SourceIp</c>.</param>
/// <param name="Type">The type as IAM names it, for example <c>string</c> or <c>stringList</c>.</param>
/// <param name="Values">The values.</param>
public sealed record IamContextEntry(string Key, string Type, IReadOnlyList<string> Values);
