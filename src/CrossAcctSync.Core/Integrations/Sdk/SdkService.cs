using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>A service of AWS SDK integrations.</summary>
/// <param name="Name">The name in the resource, for example <c>sfn</c>.</param>
/// <param name="IamPrefix">The prefix of its IAM actions, for example <c>states</c>.</param>
/// <param name="Confidence">How sure the prefix is: High, Medium or Low; AWS publishes no table of them.</param>
/// <param name="Note">What to know of the service; null when nothing.</param>
/// <param name="Source">The page of its exceptions; null where it has none.</param>
public sealed record SdkService(string Name, string IamPrefix, string Confidence, string? Note, string? Source)
{
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Actions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    internal IReadOnlyList<string> NotOffered { get; init; } = [];

    internal IReadOnlyDictionary<string, string> Rows { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyList<ResourceTemplate> VerbResources { get; init; } = [];

    internal IReadOnlyDictionary<string, string> Verbs { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, IReadOnlyList<IntegrationStatement>> Statements { get; init; } = new Dictionary<string, IReadOnlyList<IntegrationStatement>>();
}
