using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Aws.Sessions.Profiles;

/// <summary>
/// The profiles of the shared files (https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html). In the config file
/// a section is <c>[profile NAME]</c> or <c>[default]</c>, in the credentials file <c>[NAME]</c>; where both say something of
/// a profile, the credentials file counts. A name with spaces stands in quotes in the config file, and without them in the other.
/// </summary>
internal sealed class SharedProfiles
{
    private static readonly Regex Word = new(@"""(?<word>(?:\\.|[^""\\])*)""|'(?<word>[^']*)'|(?<word>[^\s'""]+)", RegexOptions.CultureInvariant);
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _config = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _credentials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _others = new(StringComparer.Ordinal);

    /// <summary>Reads the files.</summary>
    /// <param name="location">The credentials file; null for the usual one. Its folder may have a config file.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <exception cref="CredentialException">One of them cannot be read.</exception>
    public SharedProfiles(string? location, Func<string, string?> environment)
    {
        string home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        string credentials = location ?? Expand(environment("AWS_SHARED_CREDENTIALS_FILE")) ?? Path.Combine(home, "credentials");
        string config = Expand(environment("AWS_CONFIG_FILE")) ?? Path.Combine(location is null ? home : Path.GetDirectoryName(Path.GetFullPath(location))!, "config");
        Places = location is null ? new[] { config, credentials } : new[] { credentials };
        foreach (KeyValuePair<string, IReadOnlyDictionary<string, string>> section in IniFile.Read(config))
        {
            AddConfig(section.Key, section.Value);
        }

        foreach (KeyValuePair<string, IReadOnlyDictionary<string, string>> section in IniFile.Read(credentials))
        {
            // A file that was given may be written like either of the two.
            string[] words = Words(section.Key);
            bool isConfig = location is not null && words.Length == 2 && words[0] is "profile" or "sso-session" or "services";
            if (isConfig)
            {
                AddConfig(section.Key, section.Value);
            }
            else
            {
                _credentials[section.Key] = section.Value;
            }
        }
    }

    /// <summary>Gets the files that were looked in.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Gets the names of all profiles.</summary>
    public IReadOnlyList<string> Names => _config.Keys.Union(_credentials.Keys, StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();

    /// <summary>The settings of a profile; null when there is none of the name.</summary>
    public IReadOnlyDictionary<string, string>? Find(string name)
    {
        bool isConfigured = _config.TryGetValue(name, out IReadOnlyDictionary<string, string>? config);
        bool hasCredentials = _credentials.TryGetValue(name, out IReadOnlyDictionary<string, string>? credentials);
        if (!isConfigured && !hasCredentials)
        {
            return null;
        }

        var all = (config ?? Nothing).ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> setting in credentials ?? Nothing)
        {
            all[setting.Key] = setting.Value;
        }

        return all;
    }

    /// <summary>Whether the credentials file has keys for a profile: they come before <c>credential_process</c>, and those of the config file after it.</summary>
    public bool HasKeysInCredentials(string name) => _credentials.TryGetValue(name, out IReadOnlyDictionary<string, string>? settings) && settings.ContainsKey("aws_access_key_id");

    /// <summary>A section of the config file that is no profile, such as <c>services</c> or <c>sso-session</c>; null when it is not there.</summary>
    public IReadOnlyDictionary<string, string>? Section(string kind, string name) => _others.TryGetValue(kind + " " + name, out IReadOnlyDictionary<string, string>? section) ? section : null;

    private void AddConfig(string header, IReadOnlyDictionary<string, string> settings)
    {
        string[] words = Words(header);
        if (header == "default")
        {
            _config["default"] = settings;
        }
        else if (words.Length == 2 && words[0] == "profile")
        {
            _config[words[1]] = settings;
        }
        else if (words.Length == 2)
        {
            _others[words[0] + " " + words[1]] = settings;
        }
    }

    private static string[] Words(string header) => Word.Matches(header).Cast<Match>().Select(match => match.Groups["word"].Value).ToArray();

    private static string? Expand(string? path) => string.IsNullOrEmpty(path) ? null
        : path!.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path.Substring(2))
        : Environment.ExpandEnvironmentVariables(path);
}
