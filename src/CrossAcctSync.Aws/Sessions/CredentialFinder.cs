using System;
using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal.Settings;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions.Profiles;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>Finds the credentials of one side, its region, and how services are reached with them.</summary>
internal sealed class CredentialFinder
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly AwsSideOptions _options;
    private readonly Lazy<SharedProfiles> _profiles;
    private readonly Lazy<AwsClientOptions> _client;

    public CredentialFinder(AwsSideOptions options)
    {
        _options = options;
        _profiles = new Lazy<SharedProfiles>(() => new SharedProfiles(options.ProfileLocation, options.Environment));
        _client = new Lazy<AwsClientOptions>(Complete);
    }

    /// <summary>How services are reached: what was asked for, then the environment, then the one profile that counts.</summary>
    /// <exception cref="CredentialException">A file of profiles cannot be read, or a setting in it means nothing.</exception>
    public AwsClientOptions Client => _client.Value;

    /// <summary>The region that was asked for, or the one of the profile or environment; null for none.</summary>
    /// <exception cref="CredentialException">A file of profiles cannot be read.</exception>
    public string? Region
    {
        get
        {
            string? given = Text(_options.Client.Region);
            string? environment = Text(_options.Environment("AWS_REGION")) ?? Text(_options.Environment("AWS_DEFAULT_REGION"));
            string? profile = given is null && _profiles.Value.Find(SettingsProfile) is { } own && own.TryGetValue("region", out string? region) ? Text(region) : null;

            // A profile that was named brings its region with it; the environment's is for when nobody names anything.
            return given ?? (_options.ProfileName is not null ? profile ?? environment : environment ?? profile);
        }
    }

    private string SettingsProfile => _options.ProfileName ?? ProfileOfEnvironment ?? "default";

    private string? ProfileOfEnvironment => Text(_options.Environment("AWS_PROFILE")) ?? Text(_options.Environment("AWS_DEFAULT_PROFILE"));

    /// <summary>Credentials that are looked for when they are needed first.</summary>
    public AWSCredentials Find() => new GuardedCredentials(() =>
        _options.Keys is { } keys ? Of(keys)
        : _options.KeySource is { } source ? new KeySourceCredentials(source, Early)
        : _options.ProfileName is { } name ? OfProfile(name, "the profile")
        : OfEnvironment());

    private static AWSCredentials Of(AwsKeys keys) => keys.SessionToken is { } token
        ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, token)
        : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);

    /// <summary>
    /// As the AWS CLI has it: AWS_PROFILE that names no profile stops, whatever else is there. Other than it, what AWS_PROFILE
    /// names is never passed over for the role of the machine: whoever names a profile does not mean that.
    /// </summary>
    private AWSCredentials OfEnvironment()
    {
        string? named = ProfileOfEnvironment;
        if (named is not null && _profiles.Value.Find(named) is null && !IsInStore(named))
        {
            throw new CredentialException(AccountProblemKind.CredentialsMissing, $"AWS_PROFILE names the profile '{named}', and there is none in {string.Join(" or ", _profiles.Value.Places)}");
        }

        if (KeysOfEnvironment() is { } keys)
        {
            return keys;
        }

        if (named is not null)
        {
            return OfProfile(named, "AWS_PROFILE names the profile");
        }

        if (Text(_options.Environment("AWS_WEB_IDENTITY_TOKEN_FILE")) is { } file && Text(_options.Environment("AWS_ROLE_ARN")) is { } role)
        {
            return new AssumeRoleWithWebIdentityCredentials(file, role, Text(_options.Environment("AWS_ROLE_SESSION_NAME")) ?? "CrossAcctSync");
        }

        return (_profiles.Value.Find("default") is null ? null : Profiles().Find("default")) ?? DefaultAWSCredentialsIdentityResolver.GetCredentials();
    }

    private AWSCredentials? KeysOfEnvironment()
    {
        if (Text(_options.Environment("AWS_ACCESS_KEY_ID")) is not { } id)
        {
            return null;
        }

        string secret = Text(_options.Environment("AWS_SECRET_ACCESS_KEY")) ?? Text(_options.Environment("AWS_SECRET_KEY"))
            ?? throw new CredentialException(AccountProblemKind.CredentialsMissing, "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not");
        return Of(new AwsKeys(id, secret, Text(_options.Environment("AWS_SESSION_TOKEN"))));
    }

    private AWSCredentials OfProfile(string name, string what)
    {
        if (_profiles.Value.Find(name) is null && IsInStore(name))
        {
            var chain = new CredentialProfileStoreChain(_options.ProfileLocation);
            return AWSCredentialsFactory.GetAWSCredentials(chain.TryGetProfile(name, out CredentialProfile profile) ? profile : throw new KeyNotFoundException(name), chain);
        }

        return Profiles().Find(name) ?? throw new CredentialException(AccountProblemKind.CredentialsMissing, $"{what} '{name}', which has no credentials: neither keys, nor a role, a process or a sign-in{(what == "the profile" ? string.Empty : "; the machine's own role is not taken in its place")}");
    }

    /// <summary>The SDK keeps profiles in a store of its own on Windows, which the AWS CLI does not know.</summary>
    private bool IsInStore(string name) => _options.ProfileLocation is null && HasStore && new NetSDKCredentialsFile().TryGetProfile(name, out _);

    private static bool HasStore => UserCrypto.IsUserCryptAvailable;

    private ProfileCredentials Profiles() => new(_profiles.Value, credentials => new StsClient(credentials, Region ?? ServiceEndpoints.HomeRegion("aws"), Client), KeysOfEnvironment);

    private AwsClientOptions Complete() => ProfileSettings.Complete(_options.Client, _profiles.Value, SettingsProfile, _options.Environment);

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
