using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Generation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;

namespace CrossAcctSync.Module.Commands;

/// <summary>Makes templates of what requirements need, for the engine that rolls them out.</summary>
[Cmdlet(VerbsData.Export, "SyncTemplate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = OfRequirements)]
[OutputType(typeof(SyncTemplate))]
public sealed class ExportSyncTemplateCommand : SyncAccountCmdlet
{
    private const string OfRequirements = "Requirement";
    private const string WithSnapshot = "Snapshot";
    private const string WithAccounts = "Live";

    private readonly List<SyncRequirement> _requirements = new();
    private Dictionary<string, string> _tags = new();

    /// <summary>Gets or sets what Get-SyncRequirement gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets the folder that files are written to; none are without it.</summary>
    [Parameter(Position = 0)]
    [Alias("OutputPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Gets or sets the engine.</summary>
    [Parameter]
    public TemplateFormat Format { get; set; } = TemplateFormat.CloudFormation;

    /// <summary>Gets or sets how templates of CloudFormation and StackSets are written.</summary>
    [Parameter]
    public TemplateSyntax Syntax { get; set; } = TemplateSyntax.Json;

    /// <summary>Gets or sets the sides that are exported.</summary>
    [Parameter]
    public SyncSide Side { get; set; } = SyncSide.Both;

    /// <summary>Gets or sets whether all accounts share one CloudFormation template.</summary>
    [Parameter]
    public SwitchParameter SingleTemplate { get; set; }

    /// <summary>Gets or sets the name of the stack or stack set.</summary>
    [Parameter]
    [Alias("StackName")]
    [ValidateForm(@"\A[A-Za-z][A-Za-z0-9-]{0,99}\z", "a name of at most 100 letters, digits and hyphens that begins with a letter, such as 'CrossAccountAccess'")]
    public string Name { get; set; } = SyncTemplateOptions.DefaultName;

    /// <summary>Gets or sets the region that stacks live in.</summary>
    [Parameter]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateForm(RegionTransformationAttribute.Pattern, RegionTransformationAttribute.Expected)]
    public string? Region { get; set; }

    /// <summary>Gets or sets the organizational units, or the root, of a stack set.</summary>
    [Parameter]
    [ValidateCount(1, 50)]
    [ValidateForm(@"\A(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})\z", "the id of an organizational unit, such as 'ou-ab12-cd34ef56', or of the root, such as 'r-ab12'")]
    public string[] OrganizationalUnitId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets whether a stack set reaches all accounts of its units, also those to come.</summary>
    [Parameter]
    public SwitchParameter AutoDeployment { get; set; }

    /// <summary>Gets or sets whether a delegated administrator makes the stack set.</summary>
    [Parameter]
    public SwitchParameter DelegatedAdministrator { get; set; }

    /// <summary>Gets or sets target roles that exist already.</summary>
    [Parameter]
    [ValidateNotNull]
    public RoleArn[] ExistingRole { get; set; } = Array.Empty<RoleArn>();

    /// <summary>Gets or sets the folder with the accounts as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WithSnapshot)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;

    /// <summary>Gets or sets whether the live accounts are asked for the roles, also where no parameter tells credentials.</summary>
    [Parameter(ParameterSetName = WithAccounts)]
    public SwitchParameter FindExistingRole { get; set; }

    /// <summary>Gets or sets whether CloudFormation takes over roles that the accounts have.</summary>
    [Parameter]
    public SwitchParameter ImportRole { get; set; }

    /// <summary>Gets or sets whether files of earlier runs that none of the requirements needs are removed.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Gets or sets whether those that were changed by hand are removed, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets how permissions are kept.</summary>
    [Parameter]
    public TemplatePolicyKind PolicyKind { get; set; } = TemplatePolicyKind.Auto;

    /// <summary>Gets or sets the permissions boundary of new roles: an ARN, or a name in each account.</summary>
    [Parameter]
    [ValidateForm(@"\A(arn:[a-z-]+:iam::([0-9]{12}|aws):policy/)?[\w+=,.@/-]{1,512}\z", "the ARN of a managed policy, or the name of one in each account, such as 'Boundary'")]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Gets or sets the path of managed policies.</summary>
    [Parameter]
    [ValidateForm(@"\A/([\x21-\x2E\x30-\x7E]+/)*\z", "a path that begins and ends with a slash, such as '/access/'")]
    public string PolicyPath { get; set; } = "/";

    /// <summary>Gets or sets the longest session of new roles, in seconds.</summary>
    [Parameter]
    [ValidateRange(3600, 43200)]
    public int MaxSessionDuration { get; set; } = 3600;

    /// <summary>Gets or sets the tags of new roles.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Tag { get; set; } = new Hashtable();

    /// <summary>Gets or sets the length that the accounts allow for trust policies, in characters.</summary>
    [Parameter]
    [ValidateRange(2048, 8192)]
    public int TrustQuota { get; set; } = PolicyQuota.TrustPolicy.Limit;

    /// <summary>Gets or sets how many managed policies the accounts allow on a role.</summary>
    [Parameter]
    [ValidateRange(1, 25)]
    public int MaxManagedPolicies { get; set; } = 10;

    /// <summary>Gets or sets the token of temporary keys.</summary>
    [Parameter(ParameterSetName = WithAccounts)]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } = new(new[] { WithSnapshot }, new[] { WithAccounts }, HasSource: true)
    {
        Own = new[] { nameof(SnapshotPath), nameof(SessionToken), nameof(Region) },
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Format == TemplateFormat.StackSet && OrganizationalUnitId.Length == 0)
        {
            ThrowFailure(Failures.OrganizationalUnitMissing());
        }

        if (ImportRole && ParameterSetName == OfRequirements)
        {
            ThrowFailure(Failures.ImportWithoutAccounts());
        }

        if (Prune && Path is null)
        {
            ThrowFailure(Failures.PruneWithoutPath());
        }

        _tags = Tag.Cast<DictionaryEntry>().ToDictionary(tag => tag.Key.ToString()!, tag => tag.Value?.ToString() ?? string.Empty, StringComparer.Ordinal);
        if (RoleTags.Check(_tags) is { } problem)
        {
            ThrowFailure(Failures.TagInvalid(problem, Tag));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TemplateFiles? files = Path is null ? null : TemplateFiles.Open(this, Path, Report);
        SyncTemplateOptions options = files?.Complete(Options()) ?? Options();
        SyncTemplateResult result = SyncTemplateFactory.Create(_requirements, options, Cancellation);
        TellCalls();
        foreach (string warning in result.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (SyncPolicyProblem problem in result.Problems)
        {
            WriteFailure(Failures.Policy(problem, problem.Subject));
        }

        if (files is not null)
        {
            files.Write(result, options, Prune, Force, isWhole: _requirements.Count > 0 && result.Problems.Count == 0);
            return;
        }

        foreach (SyncTemplate template in result.Templates)
        {
            Report(template.Findings);
            WriteObject(template);
        }
    }

    private SyncTemplateOptions Options() => new()
    {
        Format = Format,
        Syntax = Syntax,
        Side = Side,
        IsSingle = SingleTemplate,
        Name = Name,
        Region = Region,
        OrganizationalUnitIds = OrganizationalUnitId,
        IsAutoDeployed = AutoDeployment,
        IsDelegatedAdministrator = DelegatedAdministrator,
        ExistingRoles = ExistingRole,
        Accounts = ParameterSetName == OfRequirements ? null : OpenAccounts().Reader,
        IsImporting = ImportRole,
        PolicyKind = PolicyKind,
        PermissionsBoundary = PermissionsBoundary,
        PolicyPath = PolicyPath,
        MaxSessionDuration = MyInvocation.BoundParameters.ContainsKey(nameof(MaxSessionDuration)) ? MaxSessionDuration : null,
        Tags = _tags,
        TrustQuota = PolicyQuota.TrustPolicyOf(TrustQuota),
        MaxManagedPolicies = MaxManagedPolicies,
    };

    private void Report(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            string text = $"{finding.Message} {finding.RecommendedAction} [{finding.Code}]";
            if (finding.Severity == FindingSeverity.Information)
            {
                WriteVerbose(text);
            }
            else
            {
                WriteWarning(text);
            }
        }
    }
}
