namespace CrossAcctSync.Reports;

/// <summary>The form in which a report is written.</summary>
public enum ReportFormat
{
    /// <summary>JUnit XML, which the test tabs of Azure DevOps and Jenkins read: one case a check.</summary>
    JUnit,

    /// <summary>SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning.</summary>
    Sarif,

    /// <summary>JSON of a documented, versioned form, for programs.</summary>
    Json,

    /// <summary>GitHub's Markdown with a Mermaid graph, for a comment on a pull request.</summary>
    Markdown,

    /// <summary>One page that needs nothing else, for a browser.</summary>
    Html,
}
