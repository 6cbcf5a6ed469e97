using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Reports.Annotations;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Proves from the policies of both accounts that each state machine can work with each target role, and no more.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SyncAccess", DefaultParameterSetName = OfAccounts)]
[OutputType(typeof(SyncAccessResult))]
[OutputType(typeof(bool))]
public sealed class TestSyncAccessCommand : SyncAccountCmdlet
{
    private const string OfAccounts = "Live";
    private const string OfSnapshot = "Snapshot";
    private const string FromRequirement = "Requirement";
    private const string FromRequirementInSnapshot = "RequirementInSnapshot";

    private List<SyncRequirement> _requirements = new();
    private InputGate? _gate;

    /// <summary>Gets or sets what Get-SyncRequirement gives; without it, all state machines of the snapshot are tested.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromRequirement)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromRequirementInSnapshot)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets the folder with the accounts.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfSnapshot)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRequirementInSnapshot)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;

    /// <summary>Gets or sets the accounts whose state machines are tested.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SnapshotAccountCompleter))]
    [ValidateAccountId]
    public string[] AccountId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets whether the target roles are really assumed, with the ExternalId and without it.</summary>
    [Parameter(ParameterSetName = OfAccounts)]
    [Parameter(ParameterSetName = FromRequirement)]
    public SwitchParameter Live { get; set; }

    /// <summary>Gets or sets whether IAM's simulator is asked, too.</summary>
    [Parameter(ParameterSetName = OfAccounts)]
    [Parameter(ParameterSetName = FromRequirement)]
    public SwitchParameter Simulate { get; set; }

    /// <summary>Gets or sets the actions to test; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string[] Action { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets values of context keys that cannot be known from the accounts.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Context { get; set; } = new Hashtable();

    /// <summary>Gets or sets whether results hold the checks that passed, too.</summary>
    [Parameter]
    public SwitchParameter IncludeAllowed { get; set; }

    /// <summary>Gets or sets whether only the needed access is tested, and not that everything else is refused.</summary>
    [Parameter]
    public SwitchParameter SkipRefusal { get; set; }

    /// <summary>Gets or sets whether the output is one boolean: whether all passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gets or sets which outcomes end the command with an error, after all output.</summary>
    [Parameter]
    public FindingThreshold FailOn { get; set; } = FindingThreshold.None;

    /// <summary>Gets or sets whether no input is as good as passed.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>Gets or sets for which build agent what is wrong is written into the log, too.</summary>
    [Parameter]
    public AnnotationMode Annotate { get; set; } = AnnotationMode.Auto;

    /// <summary>Gets or sets the secret of the access key.</summary>
    [Parameter(ParameterSetName = OfAccounts)]
    [Parameter(ParameterSetName = FromRequirement)]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } =
        new(new[] { OfSnapshot, FromRequirementInSnapshot }, new[] { OfAccounts, FromRequirement }, HasSource: true) { Own = new[] { nameof(SecretKey), nameof(SnapshotPath) } };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _gate = new InputGate(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        AccountPorts ports = OpenAccounts(RequirementSelection.Of(AccountId));
        IAccountInventory accounts = ports.Reader;
        if (ParameterSetName is OfAccounts or OfSnapshot)
        {
            _requirements.AddRange(new DefinedRequirements(this).Of(accounts, RequirementOptions.Default));
        }
        else
        {
            IReadOnlyList<SyncRequirement> matched = MatchedRequirements.Of(this, _requirements, accounts);
            TellCalls();
            _requirements = matched.ToList();
        }

        RequirementSelection.Keep(_requirements, AccountId);
        var options = new AccessTestOptions
        {
            Context = ContextValues.Of(Context),
            Actions = Action,
            TestRefusals = !SkipRefusal,
            IncludeAllowed = IncludeAllowed,
        };
        var annotator = new Annotator(this, Annotate);
        var failed = new List<SyncAccessResult>();
        bool passed = true;
        TellCalls();
        var trials = new LiveTrials(this, ports.Sessions, Live, Simulate);
        foreach (SyncAccessResult decided in SyncAccessTester.Test(_requirements, accounts, options, Cancellation))
        {
            SyncAccessResult result = trials.AddTo(decided);
            TellCalls();
            annotator.Add(result);
            passed &= result.Status == AccessStatus.Passed;
            if (Fails(result))
            {
                failed.Add(result);
            }

            if (!Quiet)
            {
                WriteObject(result);
            }
        }

        TellCalls();
        Failure? problem = _gate!.Problem(_requirements.Count, "requirement", AllowEmpty, "a filter", "a path", "the state machines of the accounts");
        if (FailOn == FindingThreshold.None)
        {
            _gate.Report(problem);
        }

        if (Quiet)
        {
            WriteObject(passed && problem is null);
        }

        annotator.Write();
        if (problem is not null && FailOn != FindingThreshold.None && failed.Count == 0)
        {
            ThrowFailure(problem);
        }

        if (failed.Count > 0)
        {
            ThrowFailure(Failures.AccessTestFailed(failed));
        }
    }

    private bool Fails(SyncAccessResult result) => FailOn switch
    {
        FindingThreshold.Error => result.Status == AccessStatus.Failed,
        FindingThreshold.Warning => result.Status != AccessStatus.Passed || result.Findings.Any(finding => finding.Severity != FindingSeverity.Information),
        _ => false,
    };
}
