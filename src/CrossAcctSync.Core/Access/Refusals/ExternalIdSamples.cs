using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access.Refusals;

/// <summary>
/// The ExternalIds that tell apart what a trust policy lets in: none, each that it or the run names, one for each pattern
/// and each two patterns that overlap, and some that nobody names.
/// </summary>
internal static class ExternalIdSamples
{
    private const string Other = "CrossAcctSync-another-state-machine";

    /// <param name="trust">The trust policy.</param>
    /// <param name="machines">The state machines of the run.</param>
    public static IReadOnlyList<string?> Of(PolicyDocument trust, IReadOnlyList<StateMachineArn> machines)
    {
        var samples = new List<string?> { null, Other };
        foreach (StateMachineArn machine in machines)
        {
            samples.Add(machine.ToString());
            samples.Add(StateMachineArn.Of(machine.Partition, machine.Region, machine.AccountId, Other).ToString());
            // The name of a state machine is case-sensitive: one that differs so is another one.
            samples.Add(StateMachineArn.Of(machine.Partition, machine.Region, machine.AccountId, SwapCase(machine.Name)).ToString());
        }

        string[] values = trust.Statements
            .SelectMany(statement => statement.Conditions)
            .Where(condition => string.Equals(condition.Key, TrustStatement.ExternalIdKey, StringComparison.OrdinalIgnoreCase))
            .SelectMany(condition => condition.Values)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        samples.AddRange(values);
        string[] patterns = values.Where(PatternWitness.HasWildcard).ToArray();
        foreach (string pattern in patterns)
        {
            samples.Add(PatternWitness.Of(pattern));
            samples.AddRange(patterns.Where(other => !ReferenceEquals(other, pattern)).Select(other => PatternWitness.Common(pattern, other)).Where(common => common is not null));
        }

        return samples.Where(sample => sample is null || ExternalIds.IsAllowed(sample)).Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Whether neither trust policy nor run names the ExternalId.</summary>
    public static bool IsMadeUp(string sample) => sample.EndsWith(Other, StringComparison.Ordinal);

    private static string SwapCase(string text) =>
        new(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)).ToArray());
}
