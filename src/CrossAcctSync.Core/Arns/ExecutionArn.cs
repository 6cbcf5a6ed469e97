using System;
using System.Diagnostics.CodeAnalysis;

namespace CrossAcctSync.Arns;

/// <summary>
/// The ARN of an execution: <c>arn:partition:states:region:account-id:execution:machine:name</c>, or <c>express</c> in place of
/// <c>execution</c>. A child of a distributed Map has the label of its Map behind the machine's name and a slash
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html).
/// </summary>
public sealed class ExecutionArn : IEquatable<ExecutionArn>
{
    private readonly string _text;

    private ExecutionArn(string text, Arn arn, string machine, string? mapLabel, bool isExpress)
    {
        _text = text;
        StateMachineArn = StateMachineArn.Of(arn.Partition, arn.Region, arn.AccountId, machine);
        MapLabel = mapLabel;
        IsExpress = isExpress;
    }

    /// <summary>The state machine, without version or alias.</summary>
    public StateMachineArn StateMachineArn { get; }

    /// <summary>The label of the distributed Map that the execution is a child of; null for one that stands alone.</summary>
    public string? MapLabel { get; }

    /// <summary>Whether the execution is of an Express workflow, whose history Step Functions does not keep.</summary>
    public bool IsExpress { get; }

    /// <summary>The region's code.</summary>
    public string Region => StateMachineArn.Region;

    /// <summary>The account, twelve digits.</summary>
    public string AccountId => StateMachineArn.AccountId;

    /// <summary>Reads an execution's ARN.</summary>
    /// <exception cref="FormatException">The text is no execution ARN; the message says why.</exception>
    public static ExecutionArn Parse(string text) =>
        TryParse(text, out ExecutionArn? execution, out string? reason) ? execution : throw new FormatException(reason);

    /// <summary>Reads an execution's ARN, or says in one sentence why the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ExecutionArn? execution, [NotNullWhen(false)] out string? reason)
    {
        execution = null;
        if (!Arn.TryParse(text, out Arn? arn, out reason))
        {
            return false;
        }

        string[] parts = arn.Resource.Split(':');
        bool isExpress = parts[0] == "express";
        if (arn.Service != "states" || (parts[0] != "execution" && !isExpress) || parts.Length < 3 || parts.Length > (isExpress ? 4 : 3) || parts[2].Length == 0)
        {
            reason = $"'{text}' is no execution ARN: arn:{arn.Partition}:states:region:account-id:execution:state-machine:name was expected.";
            return false;
        }

        int slash = parts[1].IndexOf('/');
        string machine = slash < 0 ? parts[1] : parts[1].Substring(0, slash);
        if (StateMachineArn.TryOf(arn.Partition, arn.Region, arn.AccountId, machine) is null)
        {
            reason = $"'{text}' is no execution ARN: it names no state machine of a region and an account.";
            return false;
        }

        reason = null;
        execution = new ExecutionArn(text!, arn, machine, slash < 0 ? null : parts[1].Substring(slash + 1), isExpress);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => _text;

    /// <inheritdoc />
    public bool Equals(ExecutionArn? other) => other is not null && _text == other._text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ExecutionArn);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
