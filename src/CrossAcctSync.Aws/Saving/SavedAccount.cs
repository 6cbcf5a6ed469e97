using System;
using System.Collections.Generic;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Saving;

/// <summary>What was saved of an account. Immutable.</summary>
/// <param name="AccountId">The account, twelve digits.</param>
public sealed record SavedAccount(string AccountId)
{
    /// <summary>The account, twelve digits.</summary>
    public string AccountId { get; internal init; } = AccountId;

    /// <summary>The file of its roles and policies; null when it was not saved.</summary>
    public string? Path { get; internal init; }

    /// <summary>How many roles were saved.</summary>
    public int RoleCount { get; internal init; }

    /// <summary>How many managed policies were saved.</summary>
    public int PolicyCount { get; internal init; }

    /// <summary>How many state machines were saved.</summary>
    public int StateMachineCount { get; internal init; }

    /// <summary>What could not be read. Where there is no file, the account is as it was in the snapshot before.</summary>
    public IReadOnlyList<AccountProblem> Problems { get; internal init; } = Array.Empty<AccountProblem>();

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId}: {RoleCount} roles, {PolicyCount} policies, {StateMachineCount} state machines";
}
