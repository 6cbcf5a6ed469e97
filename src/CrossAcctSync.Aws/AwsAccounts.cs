using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Reading;
using CrossAcctSync.Aws.Running;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Writing;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Aws;

/// <summary>Live accounts. Safe for many threads.</summary>
/// <remarks>
/// <para>Reads for a role: three calls, one for each inline policy, one for each managed policy, and one more for each version
/// of a managed policy that has not been read yet. For more than five roles of an account, pages of
/// GetAccountAuthorizationDetails take the place of these calls while they are fewer.</para>
/// <para>A change of a policy costs a read before it, which finds what others did meanwhile, the write, and a read after it
/// that shows it; a change that is in place already costs the first read alone.</para>
/// </remarks>
public sealed class AwsAccounts : IAccountInventory, IAccountWriter
{
    private readonly IAccountSessions _sessions;
    private readonly AwsAccountsOptions _options;
    private readonly PolicyDocuments _documents = new();
    private readonly RoleReader _reader;
    private readonly LiveOrganization _organization;
    private readonly RoleWriter _roles;
    private readonly ManagedPolicyWriter _policies;

    /// <summary>Reads and writes by way of sessions.</summary>
    public AwsAccounts(IAccountSessions sessions, AwsAccountsOptions? options = null)
    {
        _sessions = sessions ?? throw new ArgumentNullException(nameof(sessions));
        _options = options ?? AwsAccountsOptions.Default;
        _reader = new RoleReader(_documents);
        _organization = new LiveOrganization(sessions, _options);
        var run = new WriteRun(sessions, _options);
        _roles = new RoleWriter(run);
        _policies = new ManagedPolicyWriter(run);
    }

    /// <summary>Why the organization is not known; null while nobody asked for it, and when it is known.</summary>
    public AccountProblem? OrganizationProblem => _organization.Problem;

    /// <inheritdoc />
    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken) =>
        new RoleSearch(_sessions, _reader, _documents, _options.ThrottleLimit).Run(roles ?? throw new ArgumentNullException(nameof(roles)), cancellationToken);

    /// <inheritdoc />
    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken)
    {
        string owner = Arn.Parse(policyArn ?? throw new ArgumentNullException(nameof(policyArn))).AccountId;
        try
        {
            IAccountSession session = AccountId.IsValid(owner) ? _sessions.Open(owner, cancellationToken) : _sessions.OpenOwn(cancellationToken);
            return Find(session);
        }
        catch (AccountProblemException exception)
        {
            return ManagedPolicyLookup.Unreadable(exception.Problem);
        }

        ManagedPolicyLookup Find(IAccountSession session)
        {
            try
            {
                return ManagedPolicyLookup.Found(_documents.Read(session, policyArn, cancellationToken));
            }
            catch (AwsCallException exception) when (AwsErrorCodes.Is(exception, AwsErrorCodes.NoSuchEntity))
            {
                return ManagedPolicyLookup.NotFound;
            }
            catch (AwsCallException exception)
            {
                return ManagedPolicyLookup.Unreadable(CallProblems.Of(exception, session, policyArn));
            }
        }
    }

    /// <inheritdoc />
    /// <remarks>The organization is read once, with the credentials as they are; <see cref="OrganizationProblem"/> says why it is not known.</remarks>
    public AccountOrganization? FindOrganization(string accountId) => _organization.Find(accountId ?? throw new ArgumentNullException(nameof(accountId)));

    /// <inheritdoc />
    /// <exception cref="AccountProblemException">There are no credentials to ask for the own account.</exception>
    public IEnumerable<string> ListAccounts(CancellationToken cancellationToken) =>
        _options.Accounts?.Distinct(StringComparer.Ordinal).ToArray() ?? new[] { _sessions.OpenOwn(cancellationToken).AccountId };

    /// <inheritdoc />
    public IEnumerable<AccountRole> ListRoles(string accountId, Action<AccountProblem> report, CancellationToken cancellationToken) =>
        new RoleListing(_sessions.Open(accountId, cancellationToken), _documents, cancellationToken).Run(report ?? throw new ArgumentNullException(nameof(report)));

    /// <inheritdoc />
    public IEnumerable<DefinitionResult> ListStateMachines(Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        _ = report ?? throw new ArgumentNullException(nameof(report));
        try
        {
            return new StateMachinesOfAccounts(_sessions, _options, cancellationToken).List(ListAccounts(cancellationToken).ToArray(), report);
        }
        catch (AccountProblemException exception)
        {
            report(exception.Problem);
            return Array.Empty<DefinitionResult>();
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<AccountProblem> CheckAccounts(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
    {
        var problems = new ConcurrentBag<AccountProblem>();
        string[] accounts = (accountIds ?? throw new ArgumentNullException(nameof(accountIds))).Distinct(StringComparer.Ordinal).ToArray();
        ParallelRun.ForEach(accounts, _options.ThrottleLimit, Check, cancellationToken);
        return problems.OrderBy(problem => problem.AccountId, StringComparer.Ordinal).ToArray();

        void Check(string accountId)
        {
            try
            {
                _sessions.Open(accountId, cancellationToken);
            }
            catch (AccountProblemException exception)
            {
                problems.Add(exception.Problem);
            }
        }
    }

    /// <inheritdoc />
    public AccountWrite ReplaceTrust(RoleIdentity role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken) => _roles.ReplaceTrust(role, document, expected, cancellationToken);

    /// <inheritdoc />
    public AccountWrite PutInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        _roles.PutInlinePolicy(role, policyName, document, expected, cancellationToken);

    /// <inheritdoc />
    public AccountWrite DeleteInlinePolicy(RoleIdentity role, string policyName, PolicyDocument expected, CancellationToken cancellationToken) =>
        _roles.DeleteInlinePolicy(role, policyName, expected, cancellationToken);

    /// <inheritdoc />
    /// <remarks>A role that is there with another path or permissions boundary is a conflict too.</remarks>
    public AccountWrite CreateRole(NewRole role, CancellationToken cancellationToken) => _roles.CreateRole(role, cancellationToken);

    /// <inheritdoc />
    public AccountWrite DeleteRole(RoleIdentity role, PolicyDocument expectedTrust, CancellationToken cancellationToken) => _roles.DeleteRole(role, expectedTrust, cancellationToken);

    /// <inheritdoc />
    public AccountWrite PutManagedPolicy(string policyArn, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        _policies.Put(policyArn, document, expected, cancellationToken);

    /// <inheritdoc />
    public AccountWrite DeleteManagedPolicy(string policyArn, PolicyDocument expected, CancellationToken cancellationToken) => _policies.Delete(policyArn, expected, cancellationToken);

    /// <inheritdoc />
    public AccountWrite AttachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) => _roles.Attach(role, policyArn, cancellationToken);

    /// <inheritdoc />
    public AccountWrite DetachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) => _roles.Detach(role, policyArn, cancellationToken);
}
