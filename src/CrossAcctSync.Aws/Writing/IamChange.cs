using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Aws.Writing;

/// <summary>A change of one thing in IAM: how it is read, judged, made and recognised.</summary>
/// <typeparam name="TState">The thing as it is read.</typeparam>
internal sealed record IamChange<TState>
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>What is changed, for messages: an ARN.</summary>
    public required string Subject { get; init; }

    /// <summary>All that the change names: something of it may have been created a moment ago, and not be known everywhere yet.</summary>
    public required string Mentions { get; init; }

    /// <summary>Reads the thing.</summary>
    public required Func<IIamApi, TState> Read { get; init; }

    /// <summary>Says why nothing is to be written there at all, such as that another role has the name now; null when nothing speaks against it.</summary>
    public Func<IIamApi, AccountWrite?> Guard { get; init; } = _ => null;

    /// <summary>
    /// Says why the change is not to be made; null when what is there is what was expected. After the write, a conflict is
    /// what somebody else has written on top of it.
    /// </summary>
    public required Func<TState, AccountWrite?> Judge { get; init; }

    /// <summary>
    /// Whether one call makes the change, and made twice it is the same as made once. A version of a policy is not: old ones
    /// may have to go first, and a second one like it takes a place of five.
    /// </summary>
    public bool IsSimple { get; init; } = true;

    /// <summary>Makes the change.</summary>
    public required Action<IIamApi, TState> Write { get; init; }

    /// <summary>Whether a read shows the change.</summary>
    public required Func<TState, bool> IsMade { get; init; }

    /// <summary>One sentence for a change that was made.</summary>
    public required string Made { get; init; }
}
