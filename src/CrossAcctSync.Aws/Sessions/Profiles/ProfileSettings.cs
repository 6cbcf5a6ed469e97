using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Clients;

namespace CrossAcctSync.Aws.Sessions.Profiles;

/// <summary>
/// How services are reached by the environment and by one profile: its own settings and nothing of another profile. A
/// variable comes before the profile (https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html).
/// </summary>
internal static class ProfileSettings
{
    /// <summary>Puts what the environment and a profile say into options, where these do not say it themselves.</summary>
    /// <param name="options">The options; what they say counts.</param>
    /// <param name="profiles">All profiles.</param>
    /// <param name="name">The profile whose settings count.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <exception cref="CredentialException">A setting says nothing that it can.</exception>
    public static AwsClientOptions Complete(AwsClientOptions options, SharedProfiles profiles, string name, Func<string, string?> environment)
    {
        IReadOnlyDictionary<string, string> own = profiles.Find(name) ?? new Dictionary<string, string>();
        string? Setting(string variable, string setting) => Text(environment(variable)) ?? (own.TryGetValue(setting, out string? value) ? Text(value) : null);
        return options with
        {
            ServiceEndpoints = options.EndpointUrl is null ? Endpoints(profiles, own, name, environment) : options.ServiceEndpoints,
            UseFips = options.UseFips || IsTrue(Setting("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")),
            UseDualstack = options.UseDualstack || IsTrue(Setting("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")),
            AdaptiveRetries = options.AdaptiveRetries || string.Equals(Setting("AWS_RETRY_MODE", "retry_mode"), "adaptive", StringComparison.OrdinalIgnoreCase),
            MaxAttempts = options.MaxAttempts ?? Number(Setting("AWS_MAX_ATTEMPTS", "max_attempts")),
            CaBundle = options.CaBundle ?? Setting("AWS_CA_BUNDLE", "ca_bundle"),
        };
    }

    private static Dictionary<string, ServiceAddress> Endpoints(SharedProfiles profiles, IReadOnlyDictionary<string, string> own, string name, Func<string, string?> environment)
    {
        var found = new Dictionary<string, ServiceAddress>(StringComparer.Ordinal);
        string? Own(string setting) => own.TryGetValue(setting, out string? value) ? Text(value) : null;
        if (IsTrue(Text(environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) ?? Own("ignore_configured_endpoint_urls")))
        {
            return found;
        }

        IReadOnlyDictionary<string, string>? services = Own("services") is not { } section ? null : profiles.Section("services", section)
            ?? throw new CredentialException(AccountProblemKind.CredentialsMissing, $"the profile '{name}' names the services section '{section}', and there is none");
        foreach (string id in AwsService.Ids)
        {
            string variable = "AWS_ENDPOINT_URL_" + id.ToUpperInvariant();
            (string? Url, string From)[] places =
            {
                (environment(variable), variable),
                (environment("AWS_ENDPOINT_URL"), "AWS_ENDPOINT_URL"),
                (OfService(services, id), $"endpoint_url of the services section of the profile '{name}'"),
                (Own("endpoint_url"), $"endpoint_url of the profile '{name}'"),
            };
            (string? Url, string From) first = places.FirstOrDefault(place => Text(place.Url) is not null);
            if (first.Url is not null)
            {
                found[id] = Uri.TryCreate(first.Url, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
                    ? new ServiceAddress(url, first.From)
                    : throw new CredentialException(AccountProblemKind.CredentialsMissing, $"{first.From} is no address that begins with http:// or https://");
            }
        }

        return found;
    }

    private static string? OfService(IReadOnlyDictionary<string, string>? services, string id) =>
        services is not null && services.TryGetValue(id.ToLowerInvariant(), out string? value) && IniFile.Nested(value).TryGetValue("endpoint_url", out string? url) ? url : null;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static int? Number(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}
