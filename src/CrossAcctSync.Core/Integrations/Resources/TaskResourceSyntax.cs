namespace CrossAcctSync.Integrations;

/// <summary>The spelling of a task's <c>Resource</c>.</summary>
internal static class TaskResourceSyntax
{
    public const string Prefix = "arn:aws:states:::";
    public const string SdkPrefix = "aws-sdk:";
    public const string SyncSuffix = ".sync";
    public const string CallbackSuffix = ".waitForTaskToken";

    public static string Suffix(IntegrationPattern pattern, int? version) => pattern switch
    {
        IntegrationPattern.RunJob => version is null ? SyncSuffix : SyncSuffix + ":" + version,
        IntegrationPattern.WaitForTaskToken => CallbackSuffix,
        _ => string.Empty,
    };
}
