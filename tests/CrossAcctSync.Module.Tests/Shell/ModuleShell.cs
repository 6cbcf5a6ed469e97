using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>A session of the real engine with the built module in it.</summary>
/// <example>
/// <code>
/// using var shell = ModuleShell.Open();
/// PSObject role = shell.Run("Get-SyncThing -Name a").AssertSingle();
/// Assert.Equal("a", role.Text("Name"));
/// </code>
/// </example>
public sealed class ModuleShell : IDisposable
{
    private readonly RecordingHost _host;
    private readonly Runspace _runspace;

    static ModuleShell()
    {
        // The agent that runs the tests must not decide what cmdlets do.
        Environment.SetEnvironmentVariable("TF_BUILD", null);
        Environment.SetEnvironmentVariable("GITHUB_ACTIONS", null);
    }

    private ModuleShell(ShellOptions options)
    {
        _host = new RecordingHost(options.Width, options.Answers);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        // Without this a module that fails to import is left out in silence.
        state.ThrowOnRunspaceOpenError = true;
        if (options.Format is not null)
        {
            state.Formats.Add(new SessionStateFormatEntry(options.Format));
        }

        if (options.Manifest is not null)
        {
            state.ImportPSModule([options.Manifest]);
        }

        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(options.WorkingDirectory ?? Path.GetTempPath());
    }

    /// <summary>Opens a session.</summary>
    public static ModuleShell Open(ShellOptions? options = null) => new(options ?? new ShellOptions());

    /// <summary>Opens a session in which prompts are answered.</summary>
    public static ModuleShell OpenAnswering(params string[] answers) => new(new ShellOptions { Answers = answers });

    /// <summary>Sets a variable of the session, for what is awkward to write in a script.</summary>
    public ModuleShell Set(string name, object? value)
    {
        _runspace.SessionStateProxy.SetVariable(name, value);
        return this;
    }

    /// <summary>Runs a script, and collects what each stream says.</summary>
    /// <param name="script">The script.</param>
    /// <param name="input">What the script finds in <c>$input</c>.</param>
    public ShellResult Run(string script, IEnumerable? input = null)
    {
        _host.Screen.Clear();
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        var output = new List<PSObject>();
        ErrorRecord? failure = null;
        try
        {
            shell.Invoke(input, output);
        }
        catch (RuntimeException error)
        {
            failure = error.ErrorRecord;
        }

        return new ShellResult
        {
            Output = output,
            Errors = [.. shell.Streams.Error],
            Failure = failure,
            Warnings = [.. shell.Streams.Warning.Select(record => record.Message)],
            Verbose = [.. shell.Streams.Verbose.Select(record => record.Message)],
            Debug = [.. shell.Streams.Debug.Select(record => record.Message)],
            Information = [.. shell.Streams.Information.Select(record => record.ToString())],
            Progress = [.. shell.Streams.Progress],
            HostText = _host.Screen.Text,
            ExitCode = _host.ExitCode,
        };
    }

    /// <summary>Runs a script, and gives what a user sees of its output: tables and lists, without colour.</summary>
    public string Show(string script)
    {
        WriteToScreen(script);
        return _host.Screen.Text;
    }

    /// <summary>The same with the escape sequences that make colours.</summary>
    public string ShowInColor(string script)
    {
        WriteToScreen(script);
        return _host.Screen.RawText;
    }

    /// <summary>Gives what the Tab key offers at the end of a line.</summary>
    public IReadOnlyList<string> Complete(string line)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        CommandCompletion completion = CommandCompletion.CompleteInput(line, line.Length, new Hashtable(), shell);
        return [.. completion.CompletionMatches.Select(match => match.CompletionText)];
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private void WriteToScreen(string script)
    {
        _host.Screen.Clear();
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        shell.Invoke();
    }
}
