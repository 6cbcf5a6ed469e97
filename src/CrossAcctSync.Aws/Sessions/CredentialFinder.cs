using System;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Finds the credentials and the region of one side.</summary>
internal static class CredentialFinder
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    /// <summary>Credentials that are looked for when they are needed first.</summary>
    public static AWSCredentials Find(AwsSideOptions options) => new GuardedCredentials(() =>
        options.Keys is { } keys ? Of(keys)
        : options.KeySource is { } source ? new KeySourceCredentials(source, Early)
        : options.ProfileName is { } profile ? OfProfile(options, profile)
        : DefaultAWSCredentialsIdentityResolver.GetCredentials());

    /// <summary>The region that was asked for, or the one of the profile or environment; null for none.</summary>
    public static string? FindRegion(AwsSideOptions options)
    {
        if (options.Client.Region is { Length: > 0 } region)
        {
            return region;
        }

        if (options.ProfileName is { } name)
        {
            return new CredentialProfileStoreChain(options.ProfileLocation).TryGetProfile(name, out CredentialProfile profile) ? profile.Region?.SystemName : null;
        }

        // The SDK's own search would ask an instance for its metadata, which takes seconds where there is none.
        return FirstOf(Environment.GetEnvironmentVariable("AWS_REGION"), Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"))
            ?? (new CredentialProfileStoreChain().TryGetProfile(DefaultAWSCredentialsIdentityResolver.GetProfileName(), out CredentialProfile usual) ? usual.Region?.SystemName : null);
    }

    /// <summary>Keys as credentials.</summary>
    private static AWSCredentials Of(AwsKeys keys) => keys.SessionToken is { } token
        ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, token)
        : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);

    private static AWSCredentials OfProfile(AwsSideOptions options, string name)
    {
        var chain = new CredentialProfileStoreChain(options.ProfileLocation);
        if (!chain.TryGetProfile(name, out CredentialProfile profile))
        {
            throw new CredentialException(AccountProblemKind.CredentialsMissing, $"there is no profile '{name}'{(options.ProfileLocation is { } place ? $" in {place}" : string.Empty)}");
        }

        // Of a profile that asks for a second factor or a sign-in, nobody is there to answer.
        return AWSCredentialsFactory.GetAWSCredentials(profile, chain);
    }

    private static string? FirstOf(string? one, string? other) => !string.IsNullOrEmpty(one) ? one : !string.IsNullOrEmpty(other) ? other : null;
}
