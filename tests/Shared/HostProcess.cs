using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Tests;

/// <summary>A run of PowerShell's console, with the built module among its modules, as a process of its own.</summary>
public sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    private HostProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Gets the number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Gets what the host writes.</summary>
    public TextReader Output => _process.StandardOutput;

    /// <summary>Gets what the host reads.</summary>
    public TextWriter Input => _process.StandardInput;

    /// <summary>Starts the host.</summary>
    public static HostProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Repository.Host);
        start.ArgumentList.Add("-NoProfile");
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What the test runner was started with must not decide what the console does.
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("TF_BUILD");
        start.Environment.Remove("GITHUB_ACTIONS");
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new HostProcess(start);
    }

    /// <summary>Runs the host to its end with a text as its standard input.</summary>
    public static async Task<HostResult> RunWithInput(string input, params string[] arguments)
    {
        using HostProcess host = Start(arguments);
        await host.Input.WriteAsync(input);
        return await host.Finish();
    }

    /// <summary>Runs the host to its end with an empty standard input.</summary>
    public static Task<HostResult> Run(params string[] arguments) => RunWithInput(string.Empty, arguments);

    /// <summary>Runs a text as <c>-Command</c>.</summary>
    public static Task<HostResult> Command(string text) => Run("-Command", text);

    /// <summary>Closes the input and waits for the end.</summary>
    public async Task<HostResult> Finish()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            Input.Close();
            string output = await Output.ReadToEndAsync(patience.Token);
            string error = await _error.WaitAsync(patience.Token);
            await _process.WaitForExitAsync(patience.Token);
            return new HostResult(_process.ExitCode, Lines(output), Lines(error));
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The host did not end within {Patience}.");
        }
    }

    /// <summary>Waits for the end with the input left open.</summary>
    public async Task<int> ExitCode()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
