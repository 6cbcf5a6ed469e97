using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Auditing;
using CrossAcctSync.Aws;
using CrossAcctSync.Findings;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Module.Running;

namespace CrossAcctSync.Module.Commands;

/// <summary>Finds the roles that trust state machines of other accounts, or that their definitions name.</summary>
[Cmdlet(VerbsCommon.Find, "SyncTrust", DefaultParameterSetName = OfAccounts)]
[OutputType(typeof(SyncTrust))]
public sealed class FindSyncTrustCommand : SyncAccountCmdlet
{
    private const string OfAccounts = "Live";
    private const string OfOrganization = "Organization";
    private const string OfSnapshot = "Snapshot";
    private const int ActivityId = 1;
    private const string Activity = "Looking for trusts of state machines";

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<StateMachineArn> _machines = new();
    private InputGate? _gate;

    /// <summary>Gets or sets the accounts whose roles are looked at: who can get in.</summary>
    [Parameter]
    [Alias("TargetAccountId")]
    [ArgumentCompleter(typeof(SnapshotAccountCompleter))]
    [ValidateAccountId]
    public string[] AccountId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the roles that are looked at.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RoleArn[] TargetRoleArn { get; set; } = Array.Empty<RoleArn>();

    /// <summary>Gets or sets the state machines that must be able to come: where they can go.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SnapshotStateMachineCompleter))]
    [ValidateNotNullOrEmpty]
    public StateMachineArn[] StateMachineArn { get; set; } = Array.Empty<StateMachineArn>();

    /// <summary>Gets or sets the accounts of which somebody must be able to come.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SnapshotAccountCompleter))]
    [ValidateAccountId]
    public string[] SourceAccountId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the states in which trusts are put out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public SyncTrustStatus[] Status { get; set; } = Array.Empty<SyncTrustStatus>();

    /// <summary>Gets or sets which trusts end the command with an error, after all output.</summary>
    [Parameter]
    public FindingThreshold FailOn { get; set; } = FindingThreshold.None;

    /// <summary>Gets or sets whether no trust is as good as passed.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>Gets or sets the regions of the state machines; without it, the one of -Region.</summary>
    [Parameter(ParameterSetName = OfAccounts)]
    [Parameter(ParameterSetName = OfOrganization)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] MachineRegion { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets how many accounts are read at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; }

    /// <summary>Gets or sets the token of temporary keys.</summary>
    [Parameter(ParameterSetName = OfAccounts)]
    [Parameter(ParameterSetName = OfOrganization)]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } = new(new[] { OfSnapshot }, new[] { OfAccounts, OfOrganization }, HasSource: false)
    {
        Organization = new[] { OfOrganization },
        Own = new[] { nameof(SessionToken) },
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _gate = new InputGate(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _machines.AddRange(StateMachineArn);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A pipeline that sent no state machine asks for those of none, and not for all.
        if (MyInvocation.ExpectingInput && _machines.Count == 0)
        {
            EndAsAsked(0, Array.Empty<SyncTrust>());
            return;
        }

        var failed = new List<SyncTrust>();
        int seen = 0;
        string[] named = AccountId.Concat(SourceAccountId)
            .Concat(TargetRoleArn.Select(role => role.AccountId))
            .Concat(_machines.Select(machine => machine.AccountId))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        int atOnce = AtOnce();
        IAccountInventory accounts = OpenAccounts(new AwsAccountsOptions
        {
            Accounts = named.Length > 0 ? named : null,
            Regions = MachineRegion.Length > 0 ? MachineRegion : null,
            ThrottleLimit = atOnce,
        }).Reader;
        var options = new TrustAuditOptions
        {
            TargetAccountIds = AccountId,
            TargetRoleArns = TargetRoleArn,
            StateMachineArns = _machines,
            SourceAccountIds = SourceAccountId,
            ThrottleLimit = atOnce,
        };
        foreach (TrustAuditItem item in TrustAudit.Run(accounts, options, Cancellation))
        {
            TellCalls();
            if (item.Trust is { } trust)
            {
                seen++;
                if (Fails(trust))
                {
                    failed.Add(trust);
                }

                if (Status.Length == 0 || Array.IndexOf(Status, trust.Status) >= 0)
                {
                    WriteObject(trust);
                }
            }
            else if (item.Problem is { } problem)
            {
                WriteFailure(Failures.Account(problem));
            }
            else
            {
                ShowProgress(item.Progress!);
            }
        }

        ShowProgress(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        EndAsAsked(seen, failed);
    }

    private bool Fails(SyncTrust trust) => FailOn switch
    {
        FindingThreshold.Error => trust.Status == SyncTrustStatus.Broken || trust.Findings.Any(finding => finding.Severity == FindingSeverity.Error),
        FindingThreshold.Warning => trust.Status != SyncTrustStatus.InUse || trust.Findings.Any(finding => finding.Severity != FindingSeverity.Information),
        _ => false,
    };

    private void EndAsAsked(int seen, IReadOnlyList<SyncTrust> failed)
    {
        if (FailOn == FindingThreshold.None)
        {
            return;
        }

        if (failed.Count > 0)
        {
            ThrowFailure(Failures.TrustsFailed(failed));
        }

        if (_gate!.Problem(seen, "trust", AllowEmpty, "a filter", "the accounts that were read") is { } problem)
        {
            ThrowFailure(problem);
        }
    }

    /// <summary>Calls wait for the network, and files for a processor. AWS Tools is called by the thread of the pipeline alone.</summary>
    private int AtOnce() =>
        UsesAwsTools ? 1
        : ThrottleLimit > 0 ? ThrottleLimit
        : ParameterSetName == OfSnapshot ? TrustAuditOptions.Default.ThrottleLimit
        : AwsAccountsOptions.Default.ThrottleLimit;

    private void ShowProgress(TrustAuditProgress progress)
    {
        string status = $"{progress.AccountsDone} of {progress.AccountCount} accounts, {progress.RolesSeen} roles";
        var record = new ProgressRecord(ActivityId, Activity, status) { CurrentOperation = progress.AccountId is null ? $"{progress.StateMachineCount} state machines" : $"Account {progress.AccountId}" };
        if (progress.AccountsDone > 0)
        {
            record.PercentComplete = progress.AccountsDone * 100 / progress.AccountCount;
            record.SecondsRemaining = (int)(_watch.Elapsed.TotalSeconds / progress.AccountsDone * (progress.AccountCount - progress.AccountsDone));
        }

        ShowProgress(record);
    }
}
