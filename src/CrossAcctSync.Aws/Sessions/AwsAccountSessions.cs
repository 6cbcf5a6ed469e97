using System;
using System.Collections.Concurrent;
using System.Threading;
using Amazon.Runtime;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Sessions of accounts with the credentials of one side, on the AWS SDK.</summary>
/// <remarks>
/// Opening a session costs one call of GetCallerIdentity, and one of AssumeRole where a role is taken on. Keys of a role
/// are renewed five minutes before they end. What failed for good is not tried again: the same problem is told.
/// </remarks>
public sealed class AwsAccountSessions : IAccountSessions
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly AwsSideOptions _options;
    private readonly CredentialFinder _finder;
    private readonly AWSCredentials _credentials;
    private readonly SessionSlot _own = new();
    private readonly ConcurrentDictionary<string, SessionSlot> _slots = new(StringComparer.Ordinal);

    /// <summary>Makes sessions. Nothing is called, and credentials are not looked for yet.</summary>
    public AwsAccountSessions(AwsSideOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _finder = new CredentialFinder(options);
        _credentials = _finder.Find();
    }

    /// <inheritdoc />
    public IAccountSession OpenOwn(CancellationToken cancellationToken) => _own.Open(() => OpenWith(_credentials, null, cancellationToken));

    /// <inheritdoc />
    public IAccountSession Open(string accountId, CancellationToken cancellationToken) =>
        _slots.GetOrAdd(accountId ?? throw new ArgumentNullException(nameof(accountId)), _ => new SessionSlot()).Open(() => OpenAccount(accountId, cancellationToken));

    private IAccountSession OpenAccount(string accountId, CancellationToken cancellationToken)
    {
        IAccountSession own = OpenOwn(cancellationToken);
        return own.AccountId == accountId ? own
            : _options.AssumeRoleName is null ? throw new AccountProblemException(SessionProblems.WrongAccount(accountId, own.Identity, null))
            : OpenWith(CredentialsOf(own, accountId, cancellationToken), accountId, cancellationToken);
    }

    private GuardedCredentials CredentialsOf(IAccountSession own, string accountId, CancellationToken cancellationToken)
    {
        string role = $"arn:{own.Partition}:iam::{accountId}:role/{_options.AssumeRoleName!.TrimStart('/')}";
        var call = new AssumeRoleCall(role, _options.SessionName) { ExternalId = _options.AssumeRoleExternalId };
        AwsKeys? first = Call(accountId, role, () => own.Sts.AssumeRole(call, cancellationToken).Keys);

        // The first keys are taken with the caller's wish to stop; later ones come in the midst of a call that has its own.
        var keys = new KeySourceCredentials(() => Interlocked.Exchange(ref first, null) ?? own.Sts.AssumeRole(call, CancellationToken.None).Keys, Early);
        return new GuardedCredentials(() => keys);
    }

    private AwsAccountSession OpenWith(AWSCredentials credentials, string? accountId, CancellationToken cancellationToken)
    {
        (string? region, AwsClientOptions client) = Call(accountId, null, () => (_finder.Region, _finder.Client));
        string home = region ?? ServiceEndpoints.HomeRegion("aws");
        StsClient sts = Call(accountId, null, () => new StsClient(credentials, home, client));
        CallerIdentity identity = Call(accountId, null, () => sts.GetCallerIdentity(cancellationToken));
        return accountId is null || identity.AccountId == accountId
            ? new AwsAccountSession(credentials, identity, sts, home, region, client)
            : throw new AccountProblemException(SessionProblems.WrongAccount(accountId, identity, _options.AssumeRoleName));
    }

    private T Call<T>(string? accountId, string? role, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (AwsCallException exception)
        {
            throw new AccountProblemException(SessionProblems.NotOpened(exception, accountId, role, _options));
        }
        catch (CredentialException exception)
        {
            // A file of profiles that cannot be read, before anything was called.
            throw new AccountProblemException(SessionProblems.NotOpened(new AwsCallException("sts:GetCallerIdentity", exception.Kind, exception.Message), accountId, role, _options));
        }
    }
}
