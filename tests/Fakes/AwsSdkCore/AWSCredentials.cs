namespace Amazon.Runtime;

/// <summary>The base of all credentials.</summary>
public abstract class AWSCredentials
{
    /// <summary>The keys as they are now.</summary>
    public abstract ImmutableCredentials GetCredentials();
}
