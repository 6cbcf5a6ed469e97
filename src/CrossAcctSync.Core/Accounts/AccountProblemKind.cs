namespace CrossAcctSync.Accounts;

/// <summary>Why an account did not do what was asked of it.</summary>
public enum AccountProblemKind
{
    /// <summary>No credentials were found for the account.</summary>
    CredentialsMissing,

    /// <summary>The credentials have expired, such as those of an SSO session.</summary>
    CredentialsExpired,

    /// <summary>The credentials are those of another account.</summary>
    WrongAccount,

    /// <summary>The caller lacks a permission.</summary>
    AccessDenied,

    /// <summary>The role, policy or state machine is not there.</summary>
    NotFound,

    /// <summary>A policy names a principal that does not exist.</summary>
    InvalidPrincipal,

    /// <summary>A policy is not in the form that IAM accepts.</summary>
    InvalidPolicy,

    /// <summary>A quota of IAM is reached.</summary>
    QuotaExceeded,

    /// <summary>Somebody else changes the same thing.</summary>
    Conflict,

    /// <summary>The service asks for fewer requests, and went on asking after all retries.</summary>
    Throttled,

    /// <summary>The service could not be reached, or broke off.</summary>
    Unreachable,

    /// <summary>The service refused a request for its time: the clock of this machine is wrong.</summary>
    ClockWrong,

    /// <summary>A file of a snapshot is damaged.</summary>
    Damaged,

    /// <summary>Another error of the service.</summary>
    Other,
}
