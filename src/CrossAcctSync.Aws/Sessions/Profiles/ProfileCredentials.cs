using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Amazon.Runtime;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions.Profiles;

/// <summary>
/// The credentials that a profile describes, in the order in which the AWS CLI looks for them
/// (https://docs.aws.amazon.com/cli/latest/topic/config-vars.html): a role that is taken on, a web identity, IAM Identity
/// Center, keys of the credentials file, a process, keys of the config file. Nothing else is looked for.
/// </summary>
internal sealed class ProfileCredentials
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SharedProfiles _profiles;
    private readonly Func<AWSCredentials, IStsApi> _sts;
    private readonly Func<AWSCredentials?> _ofEnvironment;

    /// <summary>Makes credentials of profiles.</summary>
    /// <param name="profiles">The profiles.</param>
    /// <param name="sts">STS with credentials, to take on a role.</param>
    /// <param name="ofEnvironment">The keys of the environment; null when there are none.</param>
    public ProfileCredentials(SharedProfiles profiles, Func<AWSCredentials, IStsApi> sts, Func<AWSCredentials?> ofEnvironment)
    {
        _ofEnvironment = ofEnvironment;
        _profiles = profiles;
        _sts = sts;
    }

    /// <summary>The credentials of a profile; null when it describes none.</summary>
    /// <exception cref="CredentialException">It describes some that cannot be had.</exception>
    public AWSCredentials? Find(string name)
    {
        IReadOnlyDictionary<string, string> profile = Get(name);
        return TakesRole(profile) ? OfRole(name, new List<string> { name }) : OfItself(name, profile);
    }

    private AWSCredentials? OfItself(string name, IReadOnlyDictionary<string, string> profile)
    {
        if (Has(profile, "web_identity_token_file"))
        {
            return new AssumeRoleWithWebIdentityCredentials(
                profile["web_identity_token_file"],
                Text(profile, "role_arn") ?? throw Problem($"the profile '{name}' has web_identity_token_file and no role_arn"),
                Text(profile, "role_session_name") ?? "CrossAcctSync");
        }

        if (Has(profile, "sso_account_id") || Has(profile, "sso_role_name"))
        {
            return OfIdentityCenter(name, profile);
        }

        if (_profiles.HasKeysInCredentials(name))
        {
            return OfKeys(name, profile);
        }

        if (Has(profile, "login_session"))
        {
            throw new CredentialException(
                AccountProblemKind.CredentialsMissing,
                $"the profile '{name}' is one of 'aws login' (login_session), which the AWS SDK in the module cannot read; put credential_process = aws configure export-credentials --profile {Quoted(name)} --format process into a profile of its own, and name that one");
        }

        return Has(profile, "credential_process") ? new ProcessAWSCredentials(profile["credential_process"])
            : HasKeys(profile) ? OfKeys(name, profile)
            : null;
    }

    private AWSCredentials OfRole(string name, List<string> visited)
    {
        IReadOnlyDictionary<string, string> profile = Get(name);
        string? source = Text(profile, "source_profile");
        string? kind = Text(profile, "credential_source");
        if (source is not null && kind is not null)
        {
            throw Problem($"the profile '{name}' has both source_profile and credential_source");
        }

        if (Has(profile, "mfa_serial"))
        {
            throw Problem($"the profile '{name}' asks for a second factor (mfa_serial), and nobody is asked here; name a profile with the keys of 'aws sts get-session-token', or give those of 'aws configure export-credentials --profile {Quoted(name)}'");
        }

        AWSCredentials own = kind is not null ? OfSource(name, kind)
            : source is not null ? OfProfile(name, source, visited)
            : throw Problem($"the profile '{name}' has role_arn, and neither source_profile nor credential_source says with whose credentials the role is taken on{(HasKeys(profile) ? $"; source_profile = {name} means its own keys" : string.Empty)}");
        var call = new AssumeRoleCall(profile["role_arn"], Text(profile, "role_session_name") ?? "CrossAcctSync")
        {
            ExternalId = Text(profile, "external_id"),
            Duration = int.TryParse(Text(profile, "duration_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds) : null,
        };
        IStsApi sts = _sts(own);
        return new KeySourceCredentials(() => sts.AssumeRole(call, CancellationToken.None).Keys, Early);
    }

    /// <summary>A profile that another one names as its source. One with keys uses these, also when it has a role of its own: so a profile can be its own source.</summary>
    private AWSCredentials OfProfile(string parent, string name, List<string> visited)
    {
        IReadOnlyDictionary<string, string> profile = _profiles.Find(name) ?? throw Problem($"the profile '{parent}' names the source_profile '{name}', and there is none");
        if (visited.Contains(name) && (name != parent || !HasKeys(profile)))
        {
            throw Problem($"the profiles {string.Join(", ", visited.Append(name).Select(one => $"'{one}'"))} name each other as source_profile in a circle");
        }

        visited.Add(name);
        return HasKeys(profile) || !TakesRole(profile)
            ? OfItself(name, profile) ?? throw Problem($"the source_profile '{name}' of the profile '{parent}' has no credentials")
            : OfRole(name, visited);
    }

    private AWSCredentials OfSource(string name, string kind) => kind switch
    {
        "Environment" => _ofEnvironment() ?? throw Problem($"the profile '{name}' takes keys of the environment (credential_source), and AWS_ACCESS_KEY_ID is not set"),
        "Ec2InstanceMetadata" => new InstanceProfileAWSCredentials(),
        "EcsContainer" => new GenericContainerCredentials(),
        _ => throw Problem($"the credential_source '{kind}' of the profile '{name}' is none of Environment, Ec2InstanceMetadata and EcsContainer"),
    };

    private SSOAWSCredentials OfIdentityCenter(string name, IReadOnlyDictionary<string, string> profile)
    {
        string? session = Text(profile, "sso_session");
        IReadOnlyDictionary<string, string> place = session is null ? profile
            : _profiles.Section("sso-session", session) ?? throw Problem($"the profile '{name}' names the sso-session '{session}', and there is none");
        string Required(IReadOnlyDictionary<string, string> settings, string setting) => Text(settings, setting) ?? throw Problem($"the profile '{name}' is one of IAM Identity Center, and {setting} is missing");
        return new SSOAWSCredentials(
            Required(profile, "sso_account_id"),
            Required(place, "sso_region"),
            Required(profile, "sso_role_name"),
            Required(place, "sso_start_url"),
            new SSOAWSCredentialsOptions { ClientName = "CrossAcctSync", SessionName = session, SupportsGettingNewToken = false });
    }

    private static AWSCredentials OfKeys(string name, IReadOnlyDictionary<string, string> profile)
    {
        string id = Text(profile, "aws_access_key_id") ?? throw Problem($"the profile '{name}' has aws_secret_access_key and no aws_access_key_id");
        string secret = Text(profile, "aws_secret_access_key") ?? throw Problem($"the profile '{name}' has aws_access_key_id and no aws_secret_access_key");
        return Text(profile, "aws_session_token") is { } token ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret);
    }

    private static bool TakesRole(IReadOnlyDictionary<string, string> profile) => Has(profile, "role_arn") && !Has(profile, "web_identity_token_file");

    private static bool HasKeys(IReadOnlyDictionary<string, string> profile) => Has(profile, "aws_access_key_id") || Has(profile, "aws_secret_access_key");

    private static bool Has(IReadOnlyDictionary<string, string> profile, string setting) => Text(profile, setting) is not null;

    private static string? Text(IReadOnlyDictionary<string, string> profile, string setting) => profile.TryGetValue(setting, out string? value) && value.Length > 0 ? value : null;

    private static string Quoted(string name) => name.IndexOf(' ') >= 0 ? $"\"{name}\"" : name;

    private IReadOnlyDictionary<string, string> Get(string name) => _profiles.Find(name) ?? throw Problem($"there is no profile '{name}' in {string.Join(" or ", _profiles.Places)}");

    private static CredentialException Problem(string message) => new(AccountProblemKind.CredentialsMissing, message);
}
