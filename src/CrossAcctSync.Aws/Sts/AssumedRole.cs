namespace CrossAcctSync.Aws.Sts;

/// <summary>A role that was taken on.</summary>
/// <param name="Arn">The session: <c>arn:aws:sts::account-id:assumed-role/name/session</c>.</param>
/// <param name="Keys">Its keys.</param>
public sealed record AssumedRole(string Arn, AwsKeys Keys);
