using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Sessions.Profiles;

/// <summary>
/// Reads the files of profiles as the AWS CLI does, which reads them with Python's <c>configparser</c>
/// (https://docs.python.org/3/library/configparser.html#supported-ini-file-structure): an indented line goes on with the value
/// above it, and <c>#</c> and <c>;</c> begin a comment only at the begin of a line.
/// </summary>
internal static class IniFile
{
    private static readonly Regex Option = new(@"^(?<key>.*?)\s*[=:]\s*(?<value>.*)$", RegexOptions.CultureInvariant);

    /// <summary>The sections of a file, in their order; none when there is no such file. A value of several lines keeps them.</summary>
    /// <exception cref="CredentialException">The file is not in this form, or cannot be read.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllLines(path), path) : new Dictionary<string, IReadOnlyDictionary<string, string>>();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CredentialException(AccountProblemKind.CredentialsMissing, $"the profiles of {path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The pairs of an indented value, such as those of one service in a <c>services</c> section.</summary>
    public static IReadOnlyDictionary<string, string> Nested(string value)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in value.Split('\n'))
        {
            if (Option.Match(line.Trim()) is { Success: true } match)
            {
                pairs[match.Groups["key"].Value.ToLowerInvariant()] = match.Groups["value"].Value;
            }
        }

        return pairs;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Parse(IReadOnlyList<string> lines, string path)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        Dictionary<string, string>? section = null;
        string? key = null;
        int indent = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            string text = lines[i].Trim();
            int begin = lines[i].Length - lines[i].TrimStart().Length;
            if (text.Length == 0 || text[0] is '#' or ';')
            {
                continue;
            }

            if (section is not null && key is not null && begin > indent)
            {
                section[key] += "\n" + text;
                continue;
            }

            indent = begin;
            key = null;
            if (text[0] == '[' && text.LastIndexOf(']') is var end && end > 1)
            {
                string name = text.Substring(1, end - 1);
                section = new Dictionary<string, string>(StringComparer.Ordinal);
                if (sections.ContainsKey(name))
                {
                    throw At(path, i, $"the section [{name}] is there twice");
                }

                sections.Add(name, section);
                continue;
            }

            Match match = Option.Match(text);
            if (section is null || !match.Success)
            {
                throw At(path, i, section is null ? "it stands before the first section" : "it is neither a section nor a setting with =");
            }

            key = match.Groups["key"].Value.ToLowerInvariant();
            if (section.ContainsKey(key))
            {
                throw At(path, i, $"the setting {key} is there twice");
            }

            section.Add(key, match.Groups["value"].Value);
        }

        return sections;
    }

    private static CredentialException At(string path, int index, string what) => new(
        AccountProblemKind.CredentialsMissing,
        FormattableString.Invariant($"line {index + 1} of {path} cannot be read: {what}"));
}
