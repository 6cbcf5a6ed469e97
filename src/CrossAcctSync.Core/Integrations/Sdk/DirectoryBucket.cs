using System;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>
/// Directory buckets of Amazon S3 have actions and ARNs of their own: calls for objects ask for a session
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html).
/// </summary>
internal static class DirectoryBucket
{
    private const string Page = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html";
    private const string Session = "s3express:CreateSession";

    /// <summary>The name of the directory bucket that a call names, or null; its name says that it is one.</summary>
    public static TaskArgument? Find(ITaskArguments arguments) =>
        arguments.IsOpaque ? null : arguments.Find("Bucket").FirstOrDefault(bucket => bucket.Literal is { } name && name.IndexOf(':') < 0 && name.EndsWith("--x-s3", StringComparison.Ordinal));

    public static void Add(TaskArgument bucket, string api, ScopingRun run)
    {
        string general = "s3express:" + char.ToUpperInvariant(api[0]) + api.Substring(1);
        string action = ActionReference.FindAction(general)?.Name ?? Session;
        var text = new StringBuilder($"arn:{run.Target.Partition}:s3express:{run.Target.Region}:{run.Target.AccountId}:bucket/");
        HoledText.AppendPolicyText(text, bucket.Holed);
        int first = run.Resources.Count;
        run.Resources.Add(text.ToString());
        run.Add(ActionList.Of([new IntegrationAction(action, ActionPurpose.Start)]), first, ConditionList.Empty, "Limited to the directory bucket that the call names.", Page);
        AddSource(run);
    }

    /// <summary>A copy reads its source, whatever kind of bucket it is in.</summary>
    private static void AddSource(ScopingRun run)
    {
        if (!run.Arguments.IsGiven("CopySource"))
        {
            return;
        }

        run.Add(new ScopingIssue(
            ScopingIssueKind.PermissionsNotProven,
            ScopingSeverity.Warning,
            "The permissions of the copy are not proven: what its source in 'CopySource' asks for was not worked out for a directory bucket.",
            $"Add what the source asks for by hand ({Page})."));
    }
}
