namespace Amazon.Runtime;

/// <summary>Keys that stay as they are.</summary>
public sealed class BasicAWSCredentials : AWSCredentials
{
    private readonly ImmutableCredentials _keys;

    /// <summary>Holds the keys of a user.</summary>
    public BasicAWSCredentials(string accessKey, string secretKey) => _keys = new ImmutableCredentials(accessKey, secretKey, null);

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => _keys;
}
