using System.Collections.Generic;
using System.Threading;

namespace CrossAcctSync.Accounts;

/// <summary>
/// Accounts that can be looked through for the roles that matter to state machines faster than by reading every role.
/// Safe for many threads, one account each.
/// </summary>
public interface IRoleScanner
{
    /// <summary>
    /// The roles of an account that are wanted, and those whose trust policy may hold an <c>sts:ExternalId</c> with the
    /// ARN of a state machine. Others may be among them. Nothing is read far ahead.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="scan">What is wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AccountProblemException">The account cannot be read; thrown while enumerating, when the damage is reached.</exception>
    IEnumerable<AccountRole> ScanRoles(string accountId, RoleScan scan, CancellationToken cancellationToken);

    /// <summary>The ARNs of all roles of an account; one can come more than once.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AccountProblemException">The account cannot be read.</exception>
    IEnumerable<string> ListRoleArns(string accountId, CancellationToken cancellationToken);
}
