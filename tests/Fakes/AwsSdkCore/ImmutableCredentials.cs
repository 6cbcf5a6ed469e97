namespace Amazon.Runtime;

/// <summary>Keys.</summary>
public sealed class ImmutableCredentials
{
    /// <summary>Holds keys; the token is null for those of a user.</summary>
    public ImmutableCredentials(string awsAccessKeyId, string awsSecretAccessKey, string? token)
    {
        AccessKey = awsAccessKeyId;
        SecretKey = awsSecretAccessKey;
        Token = token;
    }

    /// <summary>Gets the id of the access key.</summary>
    public string AccessKey { get; }

    /// <summary>Gets the secret.</summary>
    public string SecretKey { get; }

    /// <summary>Gets the session's token, or null.</summary>
    public string? Token { get; }
}
