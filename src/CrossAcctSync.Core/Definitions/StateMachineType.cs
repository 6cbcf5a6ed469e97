namespace CrossAcctSync.Definitions;

/// <summary>The type of a state machine (https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html).</summary>
public enum StateMachineType
{
    /// <summary>Standard: may wait for jobs and for callbacks.</summary>
    Standard,

    /// <summary>Express: only requests and their responses.</summary>
    Express,
}
