using System;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>There are no credentials, or they have expired. Holds no secret.</summary>
internal sealed class CredentialException : Exception
{
    public CredentialException(AccountProblemKind kind, string message)
        : base(message) => Kind = kind;

    /// <summary>Why.</summary>
    public AccountProblemKind Kind { get; }
}
