using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts.Snapshots.Organizations;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>
/// Accounts in a folder, read without AWS: for each account what <c>aws iam get-account-authorization-details</c>
/// prints (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html), in files such as
/// <c>111122223333.json</c>; <c>organization.json</c>; and state machines below <c>state-machines</c>.
/// </summary>
/// <remarks>
/// Files are streamed: memory does not grow with them. The snapshot keeps the list of its files and the organization,
/// nothing else, so that a later look sees what was written meanwhile. Safe for many threads.
/// </remarks>
public sealed class AccountSnapshot : IAccountInventory, IRoleScanner
{
    // More readers than this wait for each other at the disk.
    private static readonly int ParallelAccounts = Math.Min(Environment.ProcessorCount, 4);

    private readonly SnapshotFiles _files;
    private readonly Dictionary<string, SnapshotAccount> _accounts;
    private readonly IReadOnlyDictionary<string, AccountOrganization>? _organization;

    private AccountSnapshot(string folder, CancellationToken cancellationToken)
    {
        Folder = folder;
        _files = new SnapshotFiles(folder);
        var problems = new List<SnapshotProblem>();
        Accounts = _files.FindAccounts(problems, cancellationToken);
        Problems = problems;
        _accounts = Accounts.ToDictionary(account => account.AccountId, StringComparer.Ordinal);
        _organization = _files.Organization is { } path ? OrganizationReader.Read(path) : null;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The accounts, by their ids.</summary>
    public IReadOnlyList<SnapshotAccount> Accounts { get; }

    /// <summary>Files of which no account could be told. A damaged file of a known account is named by the answers about it.</summary>
    public IReadOnlyList<SnapshotProblem> Problems { get; }

    /// <summary>Looks at a folder. Files named by their account are not read yet; the organization is read and checked.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the reading of files that are not named by an account.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="SourceFormatException"><c>organization.json</c> is not in its form: without it, what it denies would pass for allowed.</exception>
    /// <exception cref="IOException">The folder or <c>organization.json</c> cannot be read.</exception>
    public static AccountSnapshot Open(string folder, CancellationToken cancellationToken = default)
    {
        string full = Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder)));
        return Directory.Exists(full)
            ? new AccountSnapshot(full, cancellationToken)
            : throw new DirectoryNotFoundException($"There is no folder '{full}'; a folder with files such as 111122223333.json was expected.");
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RoleArn, RoleLookup>();
        var searches = new List<AccountRoleSearch>();
        foreach (IGrouping<string, RoleArn> group in (roles ?? throw new ArgumentNullException(nameof(roles))).Distinct().GroupBy(role => role.AccountId))
        {
            if (_accounts.TryGetValue(group.Key, out SnapshotAccount? account))
            {
                searches.Add(new AccountRoleSearch(account, group, cancellationToken));
                continue;
            }

            foreach (RoleArn role in group)
            {
                found[role] = RoleLookup.AccountNotFound(role, NotHere(role.AccountId));
            }
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelAccounts, CancellationToken = cancellationToken };
        Run(searches, options, answers =>
        {
            lock (found)
            {
                foreach (KeyValuePair<RoleArn, RoleLookup> answer in answers)
                {
                    found[answer.Key] = answer.Value;
                }
            }
        });
        return found;
    }

    /// <inheritdoc />
    /// <remarks>Null as well for an account that <c>organization.json</c> does not have: it may be in another organization.</remarks>
    public AccountOrganization? FindOrganization(string accountId) =>
        _organization is not null && _organization.TryGetValue(accountId ?? throw new ArgumentNullException(nameof(accountId)), out AccountOrganization? organization)
            ? organization
            : null;

    /// <summary>
    /// All roles of an account in the order of its files. Nothing is read ahead: a caller who stops early stops the
    /// reading. Memory holds the ARNs of those that passed.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="report">Is told of roles that stand twice; the first one is returned.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KeyNotFoundException">The snapshot does not have the account.</exception>
    /// <exception cref="SourceFormatException">A file is damaged; thrown while enumerating, when the damage is reached.</exception>
    public IEnumerable<AccountRole> ListRoles(string accountId, Action<SnapshotProblem>? report = null, CancellationToken cancellationToken = default) =>
        new AccountRoleListing(Account(accountId), report, cancellationToken).Run();

    /// <summary>
    /// The state machines of all accounts, as <c>aws stepfunctions describe-state-machine</c> prints them, in the order
    /// of the files. Nothing is read ahead; what is damaged is a result with a problem.
    /// </summary>
    public IEnumerable<DefinitionResult> StateMachines(CancellationToken cancellationToken = default) => StateMachineFiles.Read(_files.StateMachines, cancellationToken);

    /// <inheritdoc />
    /// <remarks>The account's files are read up to the policy; a policy of AWS is looked for in every account.</remarks>
    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken)
    {
        string owner = Arn.Parse(policyArn ?? throw new ArgumentNullException(nameof(policyArn))).AccountId;
        IEnumerable<SnapshotAccount> places = !AccountId.IsValid(owner) ? Accounts
            : _accounts.TryGetValue(owner, out SnapshotAccount? account) ? new[] { account }
            : Array.Empty<SnapshotAccount>();
        foreach (SnapshotAccount place in places)
        {
            try
            {
                if (ManagedPolicies.Find(place, policyArn, cancellationToken) is { } policy)
                {
                    return ManagedPolicyLookup.Found(policy);
                }
            }
            catch (Exception exception) when (SnapshotFailure.Is(exception))
            {
                return ManagedPolicyLookup.Unreadable(SnapshotFailure.Of(place.Files[0], exception).ToAccountProblem(place.AccountId));
            }
        }

        return ManagedPolicyLookup.NotFound;
    }

    IEnumerable<string> IAccountInventory.ListAccounts(CancellationToken cancellationToken) => Accounts.Select(account => account.AccountId);

    IEnumerable<AccountRole> IAccountInventory.ListRoles(string accountId, Action<AccountProblem> report, CancellationToken cancellationToken) =>
        Guarded(accountId, ListRoles(accountId, problem => report(problem.ToAccountProblem(accountId)), cancellationToken));

    IEnumerable<AccountRole> IRoleScanner.ScanRoles(string accountId, RoleScan scan, CancellationToken cancellationToken) =>
        Guarded(accountId, new SyncRoleSearch(Account(accountId), scan, cancellationToken).Run());

    /// <remarks>Damage goes unnoticed here: this is for looking roles up.</remarks>
    IEnumerable<string> IRoleScanner.ListRoleArns(string accountId, CancellationToken cancellationToken) =>
        Guarded(accountId, RoleArns(Account(accountId), cancellationToken));

    IEnumerable<DefinitionResult> IAccountInventory.ListStateMachines(Action<AccountProblem> report, CancellationToken cancellationToken) => StateMachines(cancellationToken);

    private static IEnumerable<string> RoleArns(SnapshotAccount account, CancellationToken cancellationToken)
    {
        foreach (string path in account.Files)
        {
            using Stream text = SnapshotText.Open(path);
            foreach (string arn in RoleArnText.Read(text, cancellationToken))
            {
                yield return arn;
            }
        }
    }

    private SnapshotAccount Account(string accountId) =>
        _accounts.TryGetValue(accountId ?? throw new ArgumentNullException(nameof(accountId)), out SnapshotAccount? account)
            ? account
            : throw new KeyNotFoundException(NotHere(accountId));

    /// <summary>Reads an account, with what is wrong with its files told as a problem of the account.</summary>
    private IEnumerable<T> Guarded<T>(string accountId, IEnumerable<T> items)
    {
        using IEnumerator<T> reading = items.GetEnumerator();
        while (true)
        {
            try
            {
                if (!reading.MoveNext())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (SnapshotFailure.Is(exception))
            {
                throw new AccountProblemException(SnapshotFailure.Of(_accounts[accountId].Files[0], exception).ToAccountProblem(accountId), exception);
            }

            yield return reading.Current;
        }
    }

    private string NotHere(string accountId)
    {
        string accounts = Accounts.Count == 0 ? "no accounts" : "the accounts " + NameList.Of(Accounts.Select(account => account.ToString()).ToArray(), 10);
        string unknown = Problems.Count == 0 ? string.Empty : $" A file could not be assigned: {Problems[0]}";
        return $"The snapshot {Folder} has no account {accountId}; it has {accounts}.{unknown}";
    }

    private static void Run(List<AccountRoleSearch> searches, ParallelOptions options, Action<IEnumerable<KeyValuePair<RoleArn, RoleLookup>>> answer)
    {
        try
        {
            Parallel.ForEach(searches, options, search => answer(search.Run()));
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(options.CancellationToken);
        }
    }
}
