namespace CrossAcctSync.Reports.Annotations;

/// <summary>A kind of build agent, by the commands that it reads from the output.</summary>
public enum BuildAgentKind
{
    /// <summary>None: nothing is written.</summary>
    None,

    /// <summary>Azure Pipelines (https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands).</summary>
    AzurePipelines,

    /// <summary>GitHub Actions (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).</summary>
    GitHub,
}
