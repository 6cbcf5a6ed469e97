using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Files;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Makes the changes that requirements need: for each state machine and target role all of them or none.</summary>
[Cmdlet(VerbsSecurity.Grant, "SyncPermissions", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = FromRequirement)]
[Alias("Grant-SyncPermission")]
[OutputType(typeof(SyncChange))]
[OutputType(typeof(SyncAccessResult))]
public sealed class GrantSyncPermissionsCommand : SyncPlanningCmdlet
{
    private const string FromChange = "Change";
    private const string FromChangeInSnapshot = "ChangeInSnapshot";

    private const string FromPlan = "Plan";
    private const string FromPlanInSnapshot = "PlanInSnapshot";

    private List<SyncRequirement> _requirements = new();
    private readonly List<SyncChange> _changes = new();
    private int _plans;

    /// <summary>Gets or sets what Get-SyncRequirement gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromRequirement)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromRequirementInSnapshot)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets what Get-SyncPlan gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromChange)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromChangeInSnapshot)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncChange), "Get-SyncPlan")]
    public SyncChange[] Change { get; set; } = Array.Empty<SyncChange>();

    /// <summary>Gets or sets the file that Export-SyncPlan wrote, which is made exactly as it is.</summary>
    /// <remarks>
    /// By a property it comes down the pipeline, too. Were there a set that nothing of a pipeline can fill, the engine would
    /// choose the default one as soon as there is a pipeline, and changes of live accounts would not bind.
    /// </remarks>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromPlan)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromPlanInSnapshot)]
    [ValidateNotNullOrEmpty]
    public string PlanPath { get; set; } = string.Empty;

    /// <summary>Gets or sets the folder with the accounts. Declared here, for a path alone has to tell the parameter set of a plan.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRequirementInSnapshot)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromChangeInSnapshot)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromPlanInSnapshot)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;

    /// <summary>Gets or sets the side that is changed.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromRequirementInSnapshot)]
    public SyncSide Side { get; set; } = SyncSide.Both;

    /// <summary>Gets or sets whether the changes are put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gets or sets whether $ConfirmPreference is left aside. -WhatIf and -Confirm are not.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets how many target roles are changed at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Gets or sets the file that tells of each write before it is made.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Gets or sets whether the changes are waited for, and the requirements tested then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Gets or sets the longest time to wait.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = (int)SyncWaitOptions.Default.Timeout.TotalSeconds;

    /// <summary>Gets or sets the secret of the access key.</summary>
    [Parameter(ParameterSetName = FromRequirement)]
    [Parameter(ParameterSetName = FromChange)]
    [Parameter(ParameterSetName = FromPlan)]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } =
        new(new[] { FromRequirementInSnapshot, FromChangeInSnapshot, FromPlanInSnapshot }, new[] { FromRequirement, FromChange, FromPlan }, HasSource: true)
        {
            // Without these the engine could not tell the sets of -Change apart before it knows the parameters of accounts.
            Own = new[] { nameof(SecretKey), nameof(SnapshotPath) },
        };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _requirements.AddRange(Requirement);
        _changes.AddRange(Change);
        if (ParameterSetName is FromPlan or FromPlanInSnapshot && ++_plans > 1)
        {
            ThrowFailure(Failures.TooManyPlans(PlanPath));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A file that is no plan is told before anybody signs in.
        SyncPlanFileContent? plan = ParameterSetName is FromPlan or FromPlanInSnapshot ? ReadPlan() : null;
        AccountPorts accounts = OpenAccounts();
        IReadOnlyCollection<SyncChange> changes = plan is not null ? CheckPlan(plan, accounts.Reader)
            : ParameterSetName is FromChange or FromChangeInSnapshot ? _changes
            : Report(SyncPlanner.Plan(_requirements = MatchedRequirements.Of(this, _requirements, accounts.Reader).ToList(), accounts.Reader, PlanOptions(Side), Cancellation));
        var options = new SyncApplyOptions { ThrottleLimit = ThrottleLimit, IncludeForeign = IncludeExcess, Journal = OpenJournal(JournalPath) };
        IReadOnlyList<SyncChange> made = Apply(changes, accounts, options, new ApplyForm("Grant permissions", PassThru, Force));
        if (Wait && !IsWhatIf)
        {
            Prove(made, accounts.Reader);
        }
    }

    private SyncPlanFileContent ReadPlan()
    {
        string file = FilePathOf(PlanPath);
        if (Directory.Exists(file))
        {
            throw EndWith(Failures.FileExpected(PlanPath));
        }

        try
        {
            SyncPlanFileContent plan = SyncPlanFile.Read(file);
            WriteVerbose($"'{PlanPath}' was planned at {plan.CreatedAt:u} by version {plan.ToolVersion}: {plan.Changes.Count} change(s).");
            int foreign = plan.Changes.Count(change => change.IsForeign);
            return foreign == 0 || IncludeExcess ? plan : throw EndWith(Failures.PlanTakesAway(PlanPath, foreign));
        }
        catch (InvalidDataException exception)
        {
            throw EndWith(Failures.PlanFileInvalid(PlanPath, exception));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw EndWith(Failures.PathNotFound(PlanPath, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EndWith(Failures.PathUnreadable(PlanPath, exception));
        }
    }

    /// <summary>The changes of a plan, or ends the cmdlet before anything is written where it is about something else by now.</summary>
    private IReadOnlyList<SyncChange> CheckPlan(SyncPlanFileContent plan, IAccountReader accounts)
    {
        IReadOnlyList<SyncPlanMismatch> changed = SyncPlanCheck.FindChanged(plan, accounts, Cancellation);
        TellCalls();
        if (changed.Count > 0)
        {
            // One account that cannot be reached is one error, however many of its roles the plan is about.
            foreach (IGrouping<string, SyncPlanMismatch> unread in changed.Where(one => one.IsUnread).GroupBy(one => one.Reason, StringComparer.Ordinal))
            {
                WriteFailure(Failures.PlanUnchecked(PlanPath, unread.First(), unread.Count()));
            }

            ThrowFailure(Failures.PlanStale(PlanPath, changed));
        }

        if (plan.Changes.Count == 0)
        {
            WriteVerbose("The plan changes nothing.");
        }

        return plan.Changes;
    }

    private void Prove(IReadOnlyList<SyncChange> made, IAccountReader accounts)
    {
        // A file shows what was written to it at once, and always.
        SyncWaitOptions options = SyncWaitOptions.Default with { Timeout = TimeSpan.FromSeconds(TimeoutSeconds) };
        SyncWaitResult result = SyncWait.Until(made, _requirements, accounts, Sets.Snapshot.Contains(ParameterSetName) ? options with { EqualReads = 1 } : options, Cancellation);
        TellCalls();
        WriteVerbose(result.ToString());
        foreach (string warning in result.Warnings)
        {
            WriteWarning(warning);
        }

        WriteObject(result.Results, enumerateCollection: true);
    }
}
