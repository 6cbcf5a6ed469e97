namespace CrossAcctSync.Integrations;

/// <summary>The kinds of a task's <c>Resource</c> (https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html).</summary>
public enum TaskResourceKind
{
    /// <summary>An optimized integration, or the HTTP task.</summary>
    Optimized,

    /// <summary>An AWS SDK integration.</summary>
    AwsSdk,

    /// <summary>The ARN of a Lambda function.</summary>
    LambdaFunction,

    /// <summary>The ARN of an activity.</summary>
    Activity,

    /// <summary>None that Step Functions offers, or one that is not known before a template is filled in.</summary>
    Unknown,
}
