using System.Management.Automation;
using CrossAcctSync.Module.Commands;
using CrossAcctSync.Reports;
using CrossAcctSync.Reports.Annotations;

namespace CrossAcctSync.Module.Running;

/// <summary>
/// Writes what a cmdlet found for the build agent, as Write-Host would: to the log, whatever becomes of the output.
/// Nothing is written where there is no agent.
/// </summary>
internal sealed class Annotator
{
    private static readonly string[] Tags = { "PSHOST" };

    private readonly SyncCmdlet _cmdlet;
    private readonly BuildAgentKind _agent;
    private readonly ReportBuilder? _report;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="mode">What was asked for.</param>
    public Annotator(SyncCmdlet cmdlet, AnnotationMode mode)
    {
        BuildAgent agent = Surroundings.Agent;
        _cmdlet = cmdlet;
        _agent = mode switch
        {
            AnnotationMode.Auto => agent.Kind,
            AnnotationMode.AzurePipelines => BuildAgentKind.AzurePipelines,
            AnnotationMode.GitHub => BuildAgentKind.GitHub,
            _ => BuildAgentKind.None,
        };
        if (_agent != BuildAgentKind.None)
        {
            _report = new ReportBuilder(new ReportOptions { BasePath = agent.SourceFolder ?? cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath });
        }
    }

    /// <summary>Notes what the cmdlet put out.</summary>
    public void Add(object output) => _report?.Add(output);

    /// <summary>Writes the lines of all that was noted.</summary>
    public void Write()
    {
        if (_report is null)
        {
            return;
        }

        foreach (string line in AnnotationLines.Of(_report.Build(), _agent))
        {
            _cmdlet.WriteInformation(new HostInformationMessage { Message = line }, Tags);
        }
    }
}
