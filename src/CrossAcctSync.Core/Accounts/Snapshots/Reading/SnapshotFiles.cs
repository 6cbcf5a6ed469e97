using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The files of a snapshot's folder, and what each one holds.</summary>
internal sealed class SnapshotFiles
{
    private const string OrganizationName = "organization.json";
    private const string StateMachineFolder = "state-machines";

    private readonly string _folder;

    public SnapshotFiles(string folder) => _folder = folder;

    /// <summary>The file of the organization, or null.</summary>
    public string? Organization => JsonFiles(_folder).FirstOrDefault(IsOrganization);

    /// <summary>The files of state machines, in the order of their names.</summary>
    public IReadOnlyList<string> StateMachines
    {
        get
        {
            string folder = Path.Combine(_folder, StateMachineFolder);
            return Directory.Exists(folder) ? JsonFiles(folder) : Array.Empty<string>();
        }
    }

    /// <summary>The accounts with their files. A file whose name tells no account is read until it tells one.</summary>
    public IReadOnlyList<SnapshotAccount> FindAccounts(ICollection<SnapshotProblem> problems, CancellationToken cancellationToken)
    {
        var files = new List<AccountFile>();
        foreach (string path in JsonFiles(_folder).Where(path => !IsOrganization(path)))
        {
            AccountFile file = AccountFile.Of(path);
            if (file.AccountId is null)
            {
                file = file with { AccountId = AskFile(file, problems, cancellationToken) };
            }

            if (file.AccountId is not null)
            {
                files.Add(file);
            }
        }

        return files
            .GroupBy(file => file.AccountId!, StringComparer.Ordinal)
            .OrderBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => new SnapshotAccount(account.Key, account.ToArray()))
            .ToArray();
    }

    private static string? AskFile(AccountFile file, ICollection<SnapshotProblem> problems, CancellationToken cancellationToken)
    {
        try
        {
            using var scan = new AccountScan(file, cancellationToken);
            while (scan.AccountId is null)
            {
                if (!scan.MoveNext())
                {
                    problems.Add(new SnapshotProblem(
                        new SourceLocation(file.Path, SourcePosition.Start),
                        "The file names no account: it holds no role, user, group or policy of one, and its name does not begin with an account id."));
                    return null;
                }
            }

            return scan.AccountId;
        }
        catch (Exception exception) when (SnapshotFailure.Is(exception))
        {
            problems.Add(SnapshotFailure.Of(file.Path, exception));
            return null;
        }
    }

    private static bool IsOrganization(string path)
    {
        string name = Path.GetFileName(path);
        return name.Equals(OrganizationName, StringComparison.OrdinalIgnoreCase) || name.Equals(OrganizationName + ".gz", StringComparison.OrdinalIgnoreCase);
    }

    private static string[] JsonFiles(string folder) => Directory.GetFiles(folder)
        .Where(path => !Path.GetFileName(path).StartsWith(".", StringComparison.Ordinal)
            && (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase)))
        .OrderBy(path => path, StringComparer.Ordinal)
        .ToArray();
}
