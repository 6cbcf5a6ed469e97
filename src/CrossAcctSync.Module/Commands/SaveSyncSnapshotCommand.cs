using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Saving;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Running;

namespace CrossAcctSync.Module.Commands;

/// <summary>Saves live accounts, and their organization, in the form that -SnapshotPath takes.</summary>
[Cmdlet(VerbsData.Save, "SyncSnapshot", DefaultParameterSetName = OfAccounts, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SavedAccount))]
public sealed class SaveSyncSnapshotCommand : SyncAccountCmdlet
{
    private const string OfAccounts = "Accounts";
    private const string OfOrganization = "Organization";
    private const string Activity = "Saving accounts";

    private readonly List<string> _accounts = new();
    private int _done;

    /// <summary>Gets or sets the folder.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("SnapshotPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the accounts; without it, that of the credentials.</summary>
    [Parameter(ParameterSetName = OfAccounts, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateAccountId]
    public string[] AccountId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the regions of the state machines; without it, the one of -Region.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] MachineRegion { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets whether the organization is saved, too; with -Organization it always is.</summary>
    [Parameter]
    public SwitchParameter IncludeOrganization { get; set; }

    /// <summary>Gets or sets how many calls are under way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = AwsAccountsOptions.Default.ThrottleLimit;

    /// <inheritdoc/>
    private protected override AccountSets Sets => AccountSets.LiveAlways with { Organization = new[] { OfOrganization } };

    /// <inheritdoc/>
    protected override void ProcessRecord() => _accounts.AddRange(AccountId);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (MyInvocation.ExpectingInput && _accounts.Count == 0)
        {
            return;
        }

        string folder = FilePathOf(Path);
        if (System.IO.File.Exists(folder))
        {
            ThrowFailure(Failures.FolderExpected(Path, "Each account is saved to a file of its own in a folder; give its name."));
        }

        IAccountSessions sessions = OpenSessions();
        bool isSingle = ThrottleLimit == 1 || UsesAwsTools;
        var saver = new SnapshotSaver(sessions, new AwsAccountsOptions { ThrottleLimit = isSingle ? 1 : ThrottleLimit, Regions = MachineRegion.Length > 0 ? MachineRegion : null });
        try
        {
            string[] accounts = Accounts(sessions)
                .Where(account => ShouldProcess($"Save account {account} in {folder}", $"Save account {account} in {folder}?", "Save a snapshot")).ToArray();
            SaveAccounts(saver, folder, accounts, isSingle);
            if ((IncludeOrganization || AsksForOrganization) && ShouldProcess($"Save the organization in {folder}", $"Save the organization in {folder}?", "Save a snapshot"))
            {
                WriteVerbose($"The organization is in {saver.SaveOrganization(folder, Cancellation)}.");
            }
        }
        catch (AccountProblemException exception)
        {
            WriteFailure(Failures.Account(exception.Problem));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowFailure(Failures.SnapshotNotWritten(folder, exception));
        }

        TellCalls();
    }

    private IEnumerable<string> Accounts(IAccountSessions sessions) =>
        AsksForOrganization ? ListOrganization(sessions)
        : _accounts.Count > 0 ? _accounts.Distinct(StringComparer.Ordinal)
        : new[] { sessions.OpenOwn(Cancellation).AccountId };

    /// <summary>Only the thread of the pipeline may write to it: the others hand over what they have done.</summary>
    private void SaveAccounts(SnapshotSaver saver, string folder, string[] accounts, bool isSingle)
    {
        if (isSingle)
        {
            saver.SaveAccounts(folder, accounts, account => Report(account, accounts.Length), Cancellation);
            return;
        }

        using var saved = new BlockingCollection<SavedAccount>();
        Task work = Task.Run(() =>
        {
            try
            {
                saver.SaveAccounts(folder, accounts, saved.Add, Cancellation);
            }
            finally
            {
                saved.CompleteAdding();
            }
        });
        while (!saved.IsCompleted)
        {
            if (saved.TryTake(out SavedAccount? account, millisecondsTimeout: 250))
            {
                Report(account, accounts.Length);
            }
            else
            {
                IdleWork.Do();
            }
        }

        work.GetAwaiter().GetResult();
    }

    private void Report(SavedAccount account, int count)
    {
        _done++;
        TellCalls();
        foreach (AccountProblem problem in account.Problems)
        {
            WriteFailure(Failures.Account(problem, account.AccountId));
        }

        if (account.Path is not null)
        {
            WriteObject(account);
        }

        ShowProgress(new ProgressRecord(1, Activity, $"{_done} of {count} accounts") { PercentComplete = 100 * _done / count });
    }
}
