using System;
using System.Diagnostics.CodeAnalysis;

namespace CrossAcctSync.Arns;

/// <summary>
/// The ARN of a state machine: <c>arn:partition:states:region:account-id:stateMachine:name</c>, with a version or an
/// alias as qualifier where the text has one (https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html).
/// </summary>
public sealed class StateMachineArn : IEquatable<StateMachineArn>
{
    private string? _text;

    private StateMachineArn(Arn arn, string name, string? qualifier)
    {
        Partition = arn.Partition;
        Region = arn.Region;
        AccountId = arn.AccountId;
        Name = name;
        Qualifier = qualifier;
    }

    /// <summary>The partition, for example <c>aws</c>.</summary>
    public string Partition { get; }

    /// <summary>The region's code.</summary>
    public string Region { get; }

    /// <summary>The account, twelve digits.</summary>
    public string AccountId { get; }

    /// <summary>The state machine's name.</summary>
    public string Name { get; }

    /// <summary>The version's number or the alias's name, or null.</summary>
    public string? Qualifier { get; }

    /// <summary>The same state machine without version or alias: what policies and sts:ExternalId use.</summary>
    public StateMachineArn Unqualified => Qualifier is null ? this : Of(Partition, Region, AccountId, Name);

    /// <summary>Makes the ARN of its parts; the caller has checked them.</summary>
    public static StateMachineArn Of(string partition, string region, string accountId, string name) =>
        new(Arn.Of(partition, "states", region, accountId, "stateMachine:" + name), name, null);

    /// <summary>Makes the ARN of its parts where they make one; else null.</summary>
    public static StateMachineArn? TryOf(string partition, string region, string accountId, string name) =>
        TryParse($"arn:{partition}:states:{region}:{accountId}:stateMachine:{name}", out StateMachineArn? machine, out _) && machine.Qualifier is null ? machine : null;

    /// <summary>Reads a state machine's ARN.</summary>
    /// <exception cref="FormatException">The text is no state machine ARN; the message says why.</exception>
    public static StateMachineArn Parse(string text) =>
        TryParse(text, out StateMachineArn? machine, out string? reason) ? machine : throw new FormatException(reason);

    /// <summary>Reads a state machine's ARN, or says in one sentence why the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StateMachineArn? machine, [NotNullWhen(false)] out string? reason)
    {
        machine = null;
        if (!Arn.TryParse(text, out Arn? arn, out reason))
        {
            return false;
        }

        const string Kind = "stateMachine:";
        if (arn.Service != "states" || !arn.Resource.StartsWith(Kind, StringComparison.Ordinal))
        {
            reason = $"'{text}' is no state machine ARN: arn:{arn.Partition}:states:region:account-id:stateMachine:name was expected.";
            return false;
        }

        if (!Partitions.IsKnown(arn.Partition))
        {
            reason = $"'{text}' names the partition '{arn.Partition}', which AWS does not have.";
            return false;
        }

        if (!Arns.AccountId.IsValid(arn.AccountId) || arn.Region.Length == 0)
        {
            reason = $"'{text}' is no state machine ARN: its {(arn.Region.Length == 0 ? "region is empty" : $"account id '{arn.AccountId}' is not twelve digits")}.";
            return false;
        }

        if (!Partitions.IsRegionOf(arn.Region, arn.Partition))
        {
            reason = $"'{text}' is no state machine ARN: '{arn.Region}' is no region of the partition '{arn.Partition}'.";
            return false;
        }

        string rest = arn.Resource.Substring(Kind.Length);
        int colon = rest.IndexOf(':');
        string name = colon < 0 ? rest : rest.Substring(0, colon);
        string? qualifier = colon < 0 ? null : rest.Substring(colon + 1);
        if (name.Length is 0 or > 80 || qualifier is { Length: 0 } || qualifier?.IndexOf(':') >= 0)
        {
            reason = $"'{text}' is no state machine ARN: a name of 1 to 80 characters was expected, with one version or alias at most.";
            return false;
        }

        reason = null;
        machine = new StateMachineArn(arn, name, qualifier);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() =>
        _text ??= "arn:" + Partition + ":states:" + Region + ":" + AccountId + ":stateMachine:" + Name + (Qualifier is null ? string.Empty : ":" + Qualifier);

    /// <inheritdoc />
    public bool Equals(StateMachineArn? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as StateMachineArn);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
