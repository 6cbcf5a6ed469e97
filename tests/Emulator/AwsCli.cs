using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace CrossAcctSync.Tests.Emulation;

/// <summary>The AWS command line, to see what was done with eyes that are not our own.</summary>
public static class AwsCli
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a command against an emulator and reads its answer; an empty object where it answers nothing.</summary>
    /// <param name="url">The emulator.</param>
    /// <param name="keys">Whose account.</param>
    /// <param name="arguments">The command without the program, for example <c>iam get-role --role-name X</c> word by word.</param>
    public static JsonElement Run(Uri url, AccountKeys keys, params string[] arguments)
    {
        string? program = MotoServer.Find("aws");
        RequiredTools.Demand(program is not null, "The AWS command line is not installed (pip install awscli).");
        var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in Environment(url, keys))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"aws {string.Join(' ', arguments)} did not end in time.");
        }

        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        string text = output.GetAwaiter().GetResult();
        using JsonDocument document = JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text);
        return document.RootElement.Clone();
    }

    /// <summary>What the command line and the SDKs read from their environment.</summary>
    public static IReadOnlyDictionary<string, string> Environment(Uri url, AccountKeys keys) => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = url.AbsoluteUri.TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = keys.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = keys.SecretKey,
        ["AWS_SESSION_TOKEN"] = keys.SessionToken,
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PAGER"] = string.Empty,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_CONFIG_FILE"] = "/nonexistent",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
    };
}
