using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace CrossAcctSync.Tests.Emulation;

/// <summary>
/// A <c>moto_server</c> (https://docs.getmoto.org/en/latest/docs/server_mode.html) on a free port of this machine: a real
/// process with a state of its own, for any number of accounts. It ends with the test host, however that ends.
/// </summary>
public sealed class MotoServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Lazy<MotoServer> SharedServer = new(Start);
    private static readonly HttpClient Http = new();

    private readonly Process _process;

    private MotoServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Gets the address, on the loopback interface.</summary>
    public Uri Url { get; }

    /// <summary>The one server of this test host, started by the first who asks. A test takes accounts that no other test takes.</summary>
    public static MotoServer Shared
    {
        get
        {
            Require();
            return SharedServer.Value;
        }
    }

    /// <summary>Skips the test where there is no emulator, or fails it where one is demanded.</summary>
    public static void Require() => RequiredTools.Demand(Find("moto_server") is not null, "moto_server is not installed (pip install 'moto[server]').");

    /// <summary>Starts a server of one's own, to be disposed of.</summary>
    public static MotoServer Start()
    {
        Require();
        Process process = Process.Start(StartInfo())!;
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                found.TrySetException(new InvalidOperationException("moto_server ended before it listened."));
            }
            else if (Regex.Match(line.Data, @"Running on (http://127\.0\.0\.1:\d+)") is { Success: true } match)
            {
                found.TrySetResult(new Uri(match.Groups[1].Value + "/"));
            }
        };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(process);
        try
        {
            return new MotoServer(process, found.Task.WaitAsync(Patience).GetAwaiter().GetResult());
        }
        catch (TimeoutException)
        {
            End(process);
            throw;
        }
    }

    /// <summary>Keys of an account. The emulator knows a session of a role by the account of the role's ARN.</summary>
    public AccountKeys KeysOf(string accountId, string roleName = "Tester")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new FormUrlEncodedContent([
                new("Action", "AssumeRole"), new("Version", "2011-06-15"), new("RoleSessionName", "tests"),
                new("RoleArn", $"arn:aws:iam::{accountId}:role/{roleName}"),
            ]),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0");
        using HttpResponseMessage answer = Http.Send(request);
        using Stream body = answer.EnsureSuccessStatusCode().Content.ReadAsStream();
        XElement keys = XElement.Load(body).Descendants().Single(element => element.Name.LocalName == "Credentials");
        string Text(string name) => keys.Elements().Single(element => element.Name.LocalName == name).Value;
        return new AccountKeys(accountId, Text("AccessKeyId"), Text("SecretAccessKey"), Text("SessionToken"));
    }

    /// <summary>From this many requests on, signatures and permissions are checked as AWS does.</summary>
    public void CheckRequestsAfter(int requests)
    {
        using HttpResponseMessage answer = Http.PostAsync(new Uri(Url, "moto-api/reset-auth"), new StringContent(requests.ToString(System.Globalization.CultureInfo.InvariantCulture))).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => End(_process);

    /// <summary>The full path of a program; null when it is not there.</summary>
    internal static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => OperatingSystem.IsWindows() ? new[] { Path.Combine(folder, program + ".exe"), Path.Combine(folder, program + ".cmd") } : [Path.Combine(folder, program)])
        .FirstOrDefault(File.Exists);

    private static ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = Find("moto_server")!;
            foreach (string argument in new[] { "-H", "127.0.0.1", "-p", "0" })
            {
                start.ArgumentList.Add(argument);
            }
        }
        else
        {
            // The end of the input is the end of the test host, even of one that is killed.
            start.FileName = "/bin/sh";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("moto_server -H 127.0.0.1 -p 0 & server=$!; cat > /dev/null; kill $server; wait $server");
        }

        return start;
    }

    private static void End(Process process)
    {
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // It has ended already.
        }
    }
}
