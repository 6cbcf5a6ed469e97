using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Reading;
using CrossAcctSync.Aws.Running;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Aws.Saving;

/// <summary>
/// Saves live accounts as a snapshot: <c>111122223333.json</c> with the roles and policies of each account,
/// <c>state-machines/111122223333.json</c> with its state machines, and <c>organization.json</c>. One page of an account is
/// in memory at a time; a file is put in its place when it is whole.
/// </summary>
public sealed class SnapshotSaver
{
    private static readonly string[] Filter = { "Role", "LocalManagedPolicy", "AWSManagedPolicy" };

    private readonly IAccountSessions _sessions;
    private readonly AwsAccountsOptions _options;

    /// <summary>Makes a saver.</summary>
    /// <param name="sessions">Opens the accounts.</param>
    /// <param name="options">The regions, and how many accounts are read at once.</param>
    public SnapshotSaver(IAccountSessions sessions, AwsAccountsOptions options)
    {
        _sessions = sessions ?? throw new ArgumentNullException(nameof(sessions));
        _options = options ?? throw new ArgumentNullException(nameof(options));
    }

    /// <summary>Saves accounts, many at once. An account that cannot be read does not stop the others, and its file stays as it was.</summary>
    /// <param name="folder">The snapshot's folder, as a full path; it is made when it is not there.</param>
    /// <param name="accountIds">The accounts.</param>
    /// <param name="saved">Is told of each account as soon as it is done, one at a time; from any thread unless the throttle limit is one.</param>
    /// <param name="cancellationToken">Ends the work; what is half written is cleared away.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void SaveAccounts(string folder, IReadOnlyCollection<string> accountIds, Action<SavedAccount> saved, CancellationToken cancellationToken)
    {
        _ = saved ?? throw new ArgumentNullException(nameof(saved));
        string[] accounts = (accountIds ?? throw new ArgumentNullException(nameof(accountIds))).Distinct(StringComparer.Ordinal).ToArray();
        if (Array.Find(accounts, account => !AccountId.IsValid(account)) is { } invalid)
        {
            throw new ArgumentException($"'{invalid}' is no account id of twelve digits.", nameof(accountIds));
        }

        object gate = new();
        ParallelRun.ForEach(accounts, _options.ThrottleLimit, Save, cancellationToken);

        void Save(string accountId)
        {
            SavedAccount account = SaveAccount(folder, accountId, accounts.Length, cancellationToken);
            lock (gate)
            {
                saved(account);
            }
        }
    }

    /// <summary>Saves the organization of the credentials.</summary>
    /// <param name="folder">The snapshot's folder, as a full path.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The file.</returns>
    /// <exception cref="AccountProblemException">It cannot be read: there is none, or the caller may not. A file from before stays.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public string SaveOrganization(string folder, CancellationToken cancellationToken)
    {
        IAccountSession session = _sessions.OpenOwn(cancellationToken);
        OrganizationTree tree;
        try
        {
            tree = new OrganizationLoader(session.Organizations, _options.ThrottleLimit, cancellationToken).Load();
        }
        catch (AwsCallException exception)
        {
            throw new AccountProblemException(OrganizationProblems.Of(exception, session));
        }

        string path = Path.Combine(folder, "organization.json");
        using AtomicFile file = Begin(path);
        OrganizationWriter.Write(file.Stream, tree);
        file.Complete();
        return path;
    }

    private SavedAccount SaveAccount(string folder, string accountId, int accounts, CancellationToken cancellationToken)
    {
        var account = new SavedAccount(accountId);
        try
        {
            IAccountSession session = _sessions.Open(accountId, cancellationToken);
            account = SaveRoles(folder, session, account, cancellationToken);
            return SaveStateMachines(folder, session, account, accounts, cancellationToken);
        }
        catch (AccountProblemException exception)
        {
            return account with { Problems = new[] { exception.Problem } };
        }
    }

    private static SavedAccount SaveRoles(string folder, IAccountSession session, SavedAccount account, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, account.AccountId + ".json");
        using AtomicFile file = Begin(path);
        string? marker = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            IamAuthorizationPage page = ReadPage(session, marker, cancellationToken);
            AuthorizationWriter.Write(file.Stream, page);
            account = account with { RoleCount = account.RoleCount + page.Roles.Count, PolicyCount = account.PolicyCount + page.Policies.Count };
            marker = page.Marker;
        }
        while (marker is not null);
        file.Complete();
        DeleteOtherParts(folder, account.AccountId);
        return account with { Path = path };
    }

    private SavedAccount SaveStateMachines(string folder, IAccountSession session, SavedAccount account, int accounts, CancellationToken cancellationToken)
    {
        var problems = new List<AccountProblem>();
        AwsAccountsOptions own = _options with { ThrottleLimit = Math.Max(1, _options.ThrottleLimit / accounts) };
        string path = Path.Combine(folder, "state-machines", account.AccountId + ".json");
        using AtomicFile file = Begin(path);
        int count = 0;
        foreach (StateMachineDescription machine in new StateMachineListing(session, own, problems.Add, cancellationToken).Describe())
        {
            byte[] line = Encoding.UTF8.GetBytes(StateMachineListing.ToJson(machine) + "\n");
            file.Stream.Write(line, 0, line.Length);
            count++;
        }

        if (count == 0 && problems.Count == 0)
        {
            File.Delete(path);
        }
        else if (count > 0 && (problems.Count == 0 || !File.Exists(path)))
        {
            file.Complete();
        }

        // What was read in part does not take the place of what was whole.
        return account with { StateMachineCount = count, Problems = problems };
    }

    private static IamAuthorizationPage ReadPage(IAccountSession session, string? marker, CancellationToken cancellationToken)
    {
        try
        {
            return session.Iam.GetAccountAuthorizationDetails(Filter, marker, cancellationToken);
        }
        catch (AwsCallException exception)
        {
            throw new AccountProblemException(CallProblems.Of(exception, session, null));
        }
    }

    private static AtomicFile Begin(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new AtomicFile(path, mayReplace: true);
    }

    /// <summary>Older files of the same account: its roles would stand twice.</summary>
    private static void DeleteOtherParts(string folder, string accountId)
    {
        foreach (string path in Directory.GetFiles(folder, accountId + ".*").Where(path => Regex.IsMatch(Path.GetFileName(path), @"\A[0-9]{12}(\.[0-9]+\.json(\.gz)?|\.json\.gz)\z", RegexOptions.CultureInvariant)))
        {
            File.Delete(path);
        }
    }
}
