using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Opens sessions of accounts, each once: credentials are looked for, the role of the account is taken on, and the caller's identity is read. Safe for many threads.</summary>
public interface IAccountSessions
{
    /// <summary>The session of an account.</summary>
    /// <param name="accountId">The account, twelve digits.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="AccountProblemException">There are no credentials, they have expired, they are of another account, or the role cannot be taken on.</exception>
    IAccountSession Open(string accountId, CancellationToken cancellationToken);

    /// <summary>The session of the credentials as they are, whichever account they are of.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="AccountProblemException">There are no credentials, or they have expired.</exception>
    IAccountSession OpenOwn(CancellationToken cancellationToken);
}
