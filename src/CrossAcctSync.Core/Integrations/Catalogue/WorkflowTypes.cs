using System;

namespace CrossAcctSync.Integrations;

/// <summary>The types of workflow (https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html).</summary>
[Flags]
public enum WorkflowTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Standard Workflows.</summary>
    Standard = 1,

    /// <summary>Express Workflows.</summary>
    Express = 2,
}
