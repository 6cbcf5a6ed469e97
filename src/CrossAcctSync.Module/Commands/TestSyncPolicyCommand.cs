using System;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Findings;
using CrossAcctSync.Linting;
using CrossAcctSync.Linting.Files;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Policies;
using CrossAcctSync.Reports.Annotations;

namespace CrossAcctSync.Module.Commands;

/// <summary>Lints policies: what IAM would refuse, what never matches, and what lets in more than it should.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SyncPolicy", DefaultParameterSetName = FromDocument)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestSyncPolicyCommand : SyncCmdlet
{
    private const string FromDocument = "PolicyDocument";
    private const string FromPath = "Path";
    private const string FromLiteralPath = "LiteralPath";

    private PolicySource? _source;
    private Annotator? _annotator;
    private int _errors;
    private int _warnings;

    /// <summary>Gets or sets policies: paths of files and folders, texts, also percent-encoded, or objects that hold a policy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromDocument)]
    [Alias("AssumeRolePolicyDocument", "Document")]
    [ValidateNotNull]
    public object[] PolicyDocument { get; set; } = Array.Empty<object>();

    /// <summary>Gets or sets files with policies, and folders with such files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromPath)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets files whose names are taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromLiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets what the policies are for, where the documents do not tell it.</summary>
    [Parameter]
    public LintKind? Kind { get; set; }

    /// <summary>Gets or sets the length that the account allows for trust policies, in characters.</summary>
    [Parameter]
    [ValidateRange(2048, 8192)]
    public int TrustQuota { get; set; } = PolicyQuota.TrustPolicy.Limit;

    /// <summary>Gets or sets the least severity that is put out.</summary>
    [Parameter]
    public FindingSeverity MinimumSeverity { get; set; } = FindingSeverity.Information;

    /// <summary>Gets or sets from which severity on the cmdlet ends with an error, after all output.</summary>
    [Parameter]
    public FindingThreshold FailOn { get; set; } = FindingThreshold.None;

    /// <summary>Gets or sets whether the output is one truth: that no policy has an Error.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gets or sets for which build agent what is wrong is written into the log, too.</summary>
    [Parameter]
    public AnnotationMode Annotate { get; set; } = AnnotationMode.Auto;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _source = new PolicySource(this);
        _annotator = new Annotator(this, Annotate);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<LintInput> policies = ParameterSetName switch
        {
            FromPath => _source!.ReadPaths(Path, isLiteral: false),
            FromLiteralPath => _source!.ReadPaths(LiteralPath, isLiteral: true),
            _ => _source!.Read(PolicyDocument),
        };
        foreach (LintInput policy in policies)
        {
            Write(policy.Lint(Complete(policy.Options)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_errors == 0 && !_source!.HasFailed);
        }

        _annotator!.Write();
        bool isFailure = FailOn switch
        {
            FindingThreshold.Error => _errors > 0,
            FindingThreshold.Warning => _errors + _warnings > 0,
            _ => false,
        };
        if (isFailure)
        {
            ThrowFailure(Failures.PolicyFindings(_errors, _warnings));
        }
    }

    // What the user says counts before what the input tells.
    private LintOptions Complete(LintOptions options) => options with
    {
        Kind = Kind ?? options.Kind,
        TrustQuota = MyInvocation.BoundParameters.ContainsKey(nameof(TrustQuota)) ? PolicyQuota.TrustPolicyOf(TrustQuota) : options.TrustQuota,
    };

    private void Write(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            _annotator!.Add(finding);
            _errors += finding.Severity == FindingSeverity.Error ? 1 : 0;
            _warnings += finding.Severity == FindingSeverity.Warning ? 1 : 0;
            if (!Quiet && finding.Severity >= MinimumSeverity)
            {
                WriteObject(finding);
            }
        }
    }
}
