using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Derives from definitions what each state machine needs of each target role.</summary>
/// <remarks>
/// By default it is the definition that is looked for: a described state machine comes down the pipeline with
/// properties that every parameter set takes, and would else be made a path. For the same reason each set has a
/// mandatory parameter that takes pipeline input: next to one that has none, the engine prefers input by value.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "SyncRequirement")]
[OutputType(typeof(SyncRequirement))]
public sealed class GetSyncRequirementCommand : SyncDefinitionCmdlet
{
    private const string FromDefinition = "Definition";
    private const string FromSnapshot = "Snapshot";
    private const string FromStateMachine = "StateMachine";
    private const string FromAccount = "Account";

    private readonly RequirementSession _session = new();
    private IReadOnlyList<SourceDocument> _sampleInputs = Array.Empty<SourceDocument>();
    private IAccountSessions? _sessions;
    private int _definitions;
    private bool _hasSaid;

    /// <summary>Gets or sets the text of a definition or template.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromDefinition)]
    [ValidateNotNullOrEmpty]
    public string Definition { get; set; } = string.Empty;

    /// <summary>Gets or sets a folder with accounts, of which all state machines are taken.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromSnapshot)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;

    /// <summary>Gets or sets live accounts, of which all state machines in the region are taken.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromAccount)]
    [ValidateAccountId]
    public string[] AccountId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the state machine's type, where the definition's place does not tell it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("STANDARD", "EXPRESS")]
    public string? Type { get; set; }

    /// <summary>Gets or sets the ARNs of the state machines, where the definitions' place does not tell them; or those whose definitions are read from their accounts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = FromPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = FromLiteralPath)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = FromDefinition)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = FromSnapshot)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromStateMachine)]
    [ValidateNotNullOrEmpty]
    public StateMachineArn[] StateMachineArn { get; set; } = Array.Empty<StateMachineArn>();

    /// <summary>Gets or sets the execution role, where the definitions' place does not tell it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn", "ExecutionRoleArn", "InvokeRoleArn")]
    [ValidateNotNull]
    public RoleArn? SourceRoleArn { get; set; }

    /// <summary>Gets or sets the region of the state machines, where their ARNs are not known.</summary>
    [Parameter]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateForm(RegionTransformationAttribute.Pattern, RegionTransformationAttribute.Expected)]
    public string? Region { get; set; }

    /// <summary>Gets or sets inputs of executions: JSON texts, hashtables or objects.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] SampleInput { get; set; } = Array.Empty<object>();

    /// <summary>Gets or sets roles that tasks hand to services where the definition does not show which.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RoleArn[] PassRoleArn { get; set; } = Array.Empty<RoleArn>();

    /// <summary>Gets or sets whether permissions are those that the AWS pages print, instead of the narrowest.</summary>
    [Parameter]
    public SwitchParameter AsDocumented { get; set; }

    /// <summary>Gets or sets the token of temporary keys.</summary>
    [Parameter(ParameterSetName = FromStateMachine)]
    [Parameter(ParameterSetName = FromAccount)]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } = new(Array.Empty<string>(), new[] { FromStateMachine, FromAccount }, HasSource: false)
    {
        // No call of IAM is made, so that it does not matter who would make it.
        Own = new[] { nameof(Region), nameof(SessionToken), nameof(LiveParameters.UseAwsTools) },
    };

    // One for all input, so that each account is opened once.
    private IAccountSessions Sessions => _sessions ??= OpenSessions();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _sampleInputs = SampleInput.Select(sample => SourceDocument.ParseJson(PowerShellJson.Write(sample))).ToArray();
        }
        catch (SourceFormatException problem)
        {
            ThrowFailure(Failures.SampleInputInvalid(problem, SampleInput));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RequirementOptions options = Options();
        var source = new DefinitionSource(this, Context(), AllowOutside);
        IEnumerable<DefinitionResult> results = ParameterSetName switch
        {
            FromDefinition => source.ReadText(Definition, StateMachineArn.FirstOrDefault()?.Name),
            FromStateMachine => new LiveDefinitions(this, Sessions, source).Of(StateMachineArn),
            FromAccount => new LiveDefinitions(this, Sessions, source).OfAccounts(AccountId, Region),
            FromSnapshot => new SnapshotSource(this).Open(SnapshotPath).StateMachines(Cancellation),
            FromLiteralPath => source.Read(LiteralPath, isLiteral: true),
            _ => source.Read(Path, isLiteral: false),
        };
        foreach (DefinitionResult result in results)
        {
            TellCalls();
            if (Stopping)
            {
                return;
            }

            if (result is { IsNotice: true, Problem: { } notice })
            {
                WriteWarning($"{notice.Location}: {notice.Problem}");
            }
            else if (result.Problem is { } problem)
            {
                WriteFailure(Failures.DefinitionInvalid(problem, problem.Location.Path ?? Definition));
            }
            else if (_session.Add(result.Definition!, options) is { } analysis)
            {
                Write(analysis);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (RequirementAnalysis analysis in _session.Complete())
        {
            Write(analysis);
        }

        foreach (IdentityConflict conflict in _session.Conflicts)
        {
            WriteFailure(Failures.IdentityConflict(conflict));
        }

        // Nothing at all would look as if nothing had been read.
        if (!_hasSaid && _definitions > 0 && FailureCount == 0)
        {
            WriteWarning(_definitions == 1
                ? "No task of the definition names a role in Credentials.RoleArn, so that it needs no access to another account."
                : $"No task of the {_definitions} definitions names a role in Credentials.RoleArn, so that they need no access to another account.");
        }
    }

    private RequirementOptions Options() => new()
    {
        StateMachineArns = StateMachineArn,
        SourceRoleArn = SourceRoleArn,
        Region = Region,
        Type = Type is null ? null : Type.Equals("EXPRESS", StringComparison.OrdinalIgnoreCase) ? StateMachineType.Express : StateMachineType.Standard,
        TargetRoleArns = TargetRoleArn,
        TargetRolesByState = TargetRoleMap ?? RequirementOptions.Default.TargetRolesByState,
        SampleInputs = _sampleInputs,
        PassRoleArns = PassRoleArn,
        AsDocumented = AsDocumented,
    };

    private DefinitionContext Context() => new()
    {
        Partition = OfAll(arn => arn.Partition) ?? SourceRoleArn?.Partition ?? (Region is null ? null : Partitions.OfRegion(Region)),
        Region = OfAll(arn => arn.Region) ?? Region,
        AccountId = OfAll(arn => arn.AccountId) ?? SourceRoleArn?.AccountId ?? PseudoAccount(),
        Substitutions = Substitutions(),
    };

    /// <summary>What all given ARNs have in common; ARNs of two accounts tell nothing of the account of a template.</summary>
    private string? OfAll(Func<StateMachineArn, string> part)
    {
        string[] parts = StateMachineArn.Select(part).Distinct(StringComparer.Ordinal).ToArray();
        return parts.Length == 1 ? parts[0] : null;
    }

    private string? PseudoAccount() => Substitutions().TryGetValue("AWS::AccountId", out string? account) && Arns.AccountId.IsValid(account) ? account : null;

    /// <summary>Requirements go to the output; what deserves a look is a warning, each once, and the rest is verbose.</summary>
    private void Write(RequirementAnalysis analysis)
    {
        _definitions++;
        _hasSaid |= analysis.Requirements.Count > 0 || analysis.Findings.Any(finding => finding.Severity != FindingSeverity.Information);
        IEnumerable<Finding> findings = analysis.Findings.Concat(analysis.Requirements.SelectMany(requirement => requirement.Findings)).Distinct();
        foreach (Finding finding in findings)
        {
            string text = $"{finding.StatePath ?? analysis.Definition.Name}: {finding.Message} {finding.RecommendedAction} [{finding.Code}]";
            if (finding.Severity == FindingSeverity.Information)
            {
                WriteVerbose(text);
            }
            else
            {
                WriteWarning(text);
            }
        }

        if (analysis.Requirements.Count == 0)
        {
            WriteVerbose($"{analysis.Definition.Name}: no task has Credentials.RoleArn, so no other account is involved.");
        }

        WriteObject(analysis.Requirements, enumerateCollection: true);
    }
}
