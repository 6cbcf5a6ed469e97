namespace CrossAcctSync.Integrations;

/// <summary>
/// How a task waits for the service that it calls
/// (https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html).
/// </summary>
public enum IntegrationPattern
{
    /// <summary>Goes on as soon as the service answers; no suffix.</summary>
    RequestResponse,

    /// <summary>Waits until the job has ended: <c>.sync</c> or <c>.sync:2</c>.</summary>
    RunJob,

    /// <summary>Waits for SendTaskSuccess or SendTaskFailure: <c>.waitForTaskToken</c>.</summary>
    WaitForTaskToken,
}
