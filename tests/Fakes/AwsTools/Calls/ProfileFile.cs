using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Amazon.Runtime;

namespace Amazon.PowerShell.Calls;

/// <summary>Keys in a credentials file.</summary>
internal static class ProfileFile
{
    public static ImmutableCredentials? Read(string? path, string profile)
    {
        string file = path ?? Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE") ?? string.Empty;
        if (!File.Exists(file))
        {
            return null;
        }

        Dictionary<string, string> values = File.ReadLines(file)
            .SkipWhile(line => line.Trim() != $"[{profile}]").Skip(1).TakeWhile(line => !line.StartsWith("[", StringComparison.Ordinal))
            .Select(line => line.Split(new[] { '=' }, 2)).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
        return values.TryGetValue("aws_access_key_id", out string? id)
            ? new ImmutableCredentials(id, values["aws_secret_access_key"], values.TryGetValue("aws_session_token", out string? token) ? token : null)
            : null;
    }
}
