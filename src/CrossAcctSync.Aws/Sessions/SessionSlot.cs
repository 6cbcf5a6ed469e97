using System;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>The place of one session: opened by the first who asks, while the others wait.</summary>
internal sealed class SessionSlot
{
    private readonly object _gate = new();
    private IAccountSession? _session;
    private AccountProblem? _problem;

    /// <exception cref="AccountProblemException">It cannot be opened, now or since the first try.</exception>
    public IAccountSession Open(Func<IAccountSession> open)
    {
        lock (_gate)
        {
            if (_problem is { } problem)
            {
                throw new AccountProblemException(problem);
            }

            try
            {
                return _session ??= open();
            }
            catch (AccountProblemException exception) when (exception.Problem.Kind is not (AccountProblemKind.Unreachable or AccountProblemKind.Throttled))
            {
                _problem = exception.Problem;
                throw;
            }
        }
    }
}
