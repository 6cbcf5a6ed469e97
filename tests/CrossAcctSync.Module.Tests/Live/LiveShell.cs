using System;
using System.Linq;
using System.Runtime.CompilerServices;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Sessions that reach the emulator. <c>@keys</c> are the parameters for an account, <c>$url</c> is the emulator.</summary>
internal static class LiveShell
{
    /// <summary>Opens a session with the keys of an account.</summary>
    internal static ModuleShell Open(EmulatedAccount account, MotoServer? server = null, string? workingDirectory = null, Uri? proxy = null)
    {
        string url = (proxy ?? (server ?? MotoServer.Shared).Url).AbsoluteUri;
        ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = workingDirectory })
            .Set("url", url)
            .Set("id", account.Keys.AccessKey)
            .Set("secret", account.Keys.SecretKey)
            .Set("token", account.Keys.SessionToken);
        shell.Run("$keys = @{ AccessKey = $id; SecretKey = $secret; SessionToken = $token; Region = 'us-east-1'; EndpointUrl = $url }; $WarningPreference = 'Ignore'").AssertNoErrors();
        return shell;
    }

    /// <summary>Everything that a run let the user see, and what an error keeps: one text to look for secrets in.</summary>
    internal static string Everything(ShellResult result) => string.Join('\n',
    [
        .. result.Output.Select(item => System.Management.Automation.PSSerializer.Serialize(item, 2)),
        .. result.AllErrors.Select(error => System.Management.Automation.PSSerializer.Serialize(error.InvocationInfo?.BoundParameters, 2)),
        .. result.AllErrors.Select(error => $"{error} {error.TargetObject} {error.ErrorDetails?.RecommendedAction} {error.CategoryInfo} {error.InvocationInfo?.Line} {error.Exception}"),
        .. result.Warnings, .. result.Verbose, .. result.Debug, .. result.Information, result.HostText,
        .. result.Progress.Select(record => record.ToString()),
    ]);

    /// <summary>What the machine knows of AWS must not decide what a test sees.</summary>
    [ModuleInitializer]
    internal static void ClearEnvironment()
    {
        foreach (string name in new[] { "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", "/nonexistent/config");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials");
    }
}
