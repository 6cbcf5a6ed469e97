using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Keys that somebody else gives, asked for again before they end.</summary>
internal sealed class KeySourceCredentials : RefreshingAWSCredentials
{
    // Of keys without an end nobody knows whether they have one: foreign credentials do not tell.
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(10);

    private readonly Func<AwsKeys> _source;

    /// <summary>Makes credentials.</summary>
    /// <param name="source">Gives keys.</param>
    /// <param name="early">How long before their end keys are asked for again.</param>
    public KeySourceCredentials(Func<AwsKeys> source, TimeSpan early)
    {
        _source = source;
        ExpirationBuffer = early;
    }

    /// <inheritdoc />
    protected override CredentialsRefreshState GenerateNewCredentials()
    {
        AwsKeys keys = _source();
        DateTimeOffset end = keys.Expiration ?? DateTimeOffset.UtcNow + ExpirationBuffer + Trust;
        return new CredentialsRefreshState(new ImmutableCredentials(keys.AccessKey, keys.SecretKey, keys.SessionToken), end.UtcDateTime);
    }

    /// <inheritdoc />
    protected override Task<CredentialsRefreshState> GenerateNewCredentialsAsync() => Task.FromResult(GenerateNewCredentials());
}
