namespace CrossAcctSync.Reports.Annotations;

/// <summary>For which build agent annotations are written.</summary>
public enum AnnotationMode
{
    /// <summary>For the agent that the session runs on, and none elsewhere.</summary>
    Auto,

    /// <summary>None.</summary>
    None,

    /// <summary>Lines of Azure Pipelines, wherever the session runs.</summary>
    AzurePipelines,

    /// <summary>Lines of GitHub Actions, wherever the session runs.</summary>
    GitHub,
}
