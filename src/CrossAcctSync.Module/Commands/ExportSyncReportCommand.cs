using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Findings;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Reports;
using CrossAcctSync.Reports.Annotations;

namespace CrossAcctSync.Module.Commands;

/// <summary>Writes objects of the module as a report: for a test tab, code scanning, a program, a pull request or a browser.</summary>
[Cmdlet(VerbsData.Export, "SyncReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = AsText)]
[OutputType(typeof(string), ParameterSetName = new[] { AsText })]
[OutputType(typeof(object), ParameterSetName = new[] { ToFile })]
public sealed class ExportSyncReportCommand : SyncCmdlet
{
    private const string AsText = "Text";
    private const string ToFile = "File";

    private readonly List<object> _inputs = new();
    private InputGate? _gate;

    /// <summary>Gets or sets requirements, results of tests, trusts, changes and findings, in any mixture.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = Array.Empty<object>();

    /// <summary>Gets or sets the file to write.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ToFile)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the form; the file's ending tells it when it is left out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AsText)]
    [Parameter(ParameterSetName = ToFile)]
    public ReportFormat Format { get; set; }

    /// <summary>Gets or sets the heading.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = ReportOptions.Default.Title;

    /// <summary>Gets or sets the folder that places in files are told from; the session's location when it is left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BasePath { get; set; }

    /// <summary>Gets or sets whether the report tells when it was made.</summary>
    [Parameter]
    public SwitchParameter IncludeTimestamp { get; set; }

    /// <summary>Gets or sets which outcomes end the command with an error, after the report is written.</summary>
    [Parameter]
    public FindingThreshold FailOn { get; set; } = FindingThreshold.None;

    /// <summary>Gets or sets whether no input is as good as passed.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>Gets or sets for which build agent what is wrong is written into the log, too.</summary>
    [Parameter]
    public AnnotationMode Annotate { get; set; } = AnnotationMode.None;

    /// <summary>Gets or sets whether a file that is there already is kept.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gets or sets whether a read-only file is replaced, too.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets whether the input is put out, for another report of the same.</summary>
    [Parameter(ParameterSetName = ToFile)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _gate = new InputGate(this);
        if (ParameterSetName == ToFile && !MyInvocation.BoundParameters.ContainsKey(nameof(Format)))
        {
            Format = ReportText.FormatOf(Path) ?? throw EndWith(Failures.ReportFormatUnknown(Path));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (object input in InputObject)
        {
            _inputs.Add(input);
            if (PassThru)
            {
                WriteObject(input);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var builder = new ReportBuilder(new ReportOptions
        {
            Title = Title,
            GeneratedAt = IncludeTimestamp ? DateTimeOffset.UtcNow : null,
            BasePath = BasePath is null ? SessionState.Path.CurrentFileSystemLocation.ProviderPath : FilePathOf(BasePath),
            FailOn = FailOn,
        });
        var annotator = new Annotator(this, Annotate);
        foreach (object input in _inputs)
        {
            Add(builder, annotator, input);
        }

        // A report of nothing is green in every build server, so that none is written.
        Failure? problem = _gate!.Problem(_inputs.Count, "object", AllowEmpty, "a filter", "the command before it");
        if (problem is not null && _inputs.Count == 0)
        {
            WriteOrEnd(problem);
            return;
        }

        SyncReport report = builder.Build();
        string text = ReportText.Write(report, Format);
        if (ParameterSetName == AsText)
        {
            WriteObject(text.TrimEnd('\n'));
        }
        else
        {
            Save(text);
        }

        annotator.Write();
        if (report.Fails(FailOn))
        {
            ThrowFailure(Failures.ReportFailed(report));
        }

        if (problem is not null)
        {
            WriteOrEnd(problem);
        }
    }

    private void WriteOrEnd(Failure problem)
    {
        if (FailOn == FindingThreshold.None)
        {
            _gate!.Report(problem);
        }
        else
        {
            ThrowFailure(problem);
        }
    }

    private void Add(ReportBuilder builder, Annotator annotator, object input)
    {
        object value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (value is IEnumerable many and not string and not IDictionary)
        {
            foreach (object? one in many)
            {
                Add(builder, annotator, one ?? string.Empty);
            }
        }
        else if (builder.Add(value))
        {
            annotator.Add(value);
        }
        else
        {
            WriteFailure(Failures.ReportInputUnknown(value));
        }
    }

    private void Save(string text) => OutputFile.Write(this, Path, $"Write the report as {Format}", text, NoClobber, Force);
}
