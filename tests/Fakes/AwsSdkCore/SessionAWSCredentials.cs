namespace Amazon.Runtime;

/// <summary>Keys of a session.</summary>
public sealed class SessionAWSCredentials : AWSCredentials
{
    private readonly ImmutableCredentials _keys;

    /// <summary>Holds the keys of a session.</summary>
    public SessionAWSCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token) =>
        _keys = new ImmutableCredentials(awsAccessKeyId, awsSecretAccessKey, token);

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => _keys;
}
