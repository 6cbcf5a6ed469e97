using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;
using CrossAcctSync.Host.Arguments;
using CrossAcctSync.Host.Terminal;

namespace CrossAcctSync.Host.Engine;

/// <summary>One run of the host: opens the engine, runs what was asked, and gives the exit code.</summary>
internal static class EngineRun
{
    /// <summary>Runs what the arguments ask for.</summary>
    internal static int Execute(HostArguments arguments)
    {
        if (Script.Of(arguments) is not { } script)
        {
            Console.Error.WriteLine($"'{arguments.Text}' is not a script file: it must exist, and its name end in .ps1.");
            return ExitCodes.Usage;
        }

        // The engine formats in threads of its own, which do not ask the host for its culture.
        CultureInfo.CurrentCulture = EngineCulture.Instance;
        CultureInfo.DefaultThreadCurrentCulture = EngineCulture.Instance;
        var output = new OutputStreams();
        var input = new InputReader(arguments.NonInteractive, output);
        var host = new EngineHost(new EngineHostUserInterface(output, input));
        Runspace runspace;
        try
        {
            runspace = Open(host, arguments);
        }
        catch (Exception problem) when (problem is RuntimeException or IOException)
        {
            Console.Error.WriteLine(problem.InnerException is { } inner ? $"{problem.Message} {inner.Message}" : problem.Message);
            return ExitCodes.Startup;
        }

        using (runspace)
        using (var shell = PowerShell.Create(runspace))
        using (var interruption = new Interruption(shell, input))
        {
            var outcome = new RunOutcome();
            // Called from a script, since only a script hands the errors of what it runs on to the output, in their order.
            shell.AddScript("& $args[0] -Text $args[1] -Lines $args[2] -Outcome $args[3]", useLocalScope: false)
                .AddArgument(new CmdletInfo("Invoke-HostScript", typeof(ScriptRunner)))
                .AddArgument(script.Text)
                .AddArgument(script.Lines)
                .AddArgument(outcome);
            shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
            shell.AddCommand(new CmdletInfo("Out-Default", typeof(AdvisingOutput)));
            try
            {
                shell.Invoke();
            }
            catch (PipelineStoppedException)
            {
                // By the interruption, which has the last word below.
            }
            catch (RuntimeException error)
            {
                outcome.Failure = error.ErrorRecord;
            }

            if (interruption.IsRequested)
            {
                return ExitCodes.Interrupted;
            }

            if (outcome.Failure is not null)
            {
                Report(outcome.Failure, output, runspace);
                return ExitCodes.Failure;
            }

            return host.ExitCode ?? outcome.Exit ?? (script.IsBroken ? ExitCodes.Failure : CodeAtEnd(arguments.Mode, outcome, runspace));
        }
    }

    // In a pipeline of its own, since nothing but the engine can say within one that an object is an error.
    private static void Report(ErrorRecord failure, OutputStreams output, Runspace runspace)
    {
        output.IsError = true;
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(new CmdletInfo("Out-Default", typeof(AdvisingOutput)));
        shell.Invoke(new[] { failure });
    }

    private static int CodeAtEnd(RunMode mode, RunOutcome outcome, Runspace runspace)
    {
        if (outcome.LastSucceeded)
        {
            return ExitCodes.Success;
        }

        // A script file keeps its `exit` to itself, and leaves the code here; `$?` tells it from a native command's.
        return mode == RunMode.File && !outcome.CouldNotCall
            ? runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int code ? code : ExitCodes.Success
            : ExitCodes.Failure;
    }

    private static Runspace Open(EngineHost host, HostArguments arguments)
    {
        var modules = new List<string>();
        if (arguments.ImportsModule)
        {
            modules.Add(ModuleLocation.Find(AppContext.BaseDirectory, Usage.Own)
                ?? throw new FileNotFoundException("The CrossAcctSync module is not beside the host, and no build of it was found above."));
        }

        foreach (string module in arguments.Modules)
        {
            // The engine takes a relative path for the name of an installed module.
            modules.Add(File.Exists(module) || Directory.Exists(module) ? Path.GetFullPath(module) : module);
        }

        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([.. modules]);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        try
        {
            runspace.Open();
            return runspace;
        }
        catch
        {
            runspace.Dispose();
            throw;
        }
    }

    /// <summary>What is run: its text, the lines of input that it asks for, and whether it is a file that does not parse.</summary>
    private sealed record Script(string Text, IReadOnlyList<string> Lines, bool IsBroken = false)
    {
        internal static Script? Of(HostArguments arguments)
        {
            switch (arguments.Mode)
            {
                case RunMode.StandardInput:
                    return new Script(Console.In.ReadToEnd(), []);
                case RunMode.Command:
                    return new Script(arguments.Text, ReadsInput(Parser.ParseInput(arguments.Text, out _, out _)) ? ReadLines() : []);
                default:
                    string path = Path.GetFullPath(arguments.Text);
                    if (!File.Exists(path) || !path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
                    {
                        return null;
                    }

                    bool reads = ReadsInput(Parser.ParseFile(path, out _, out ParseError[] errors));
                    return new Script(ScriptCall.Of(path, arguments.ScriptArguments, reads), reads ? ReadLines() : [], errors.Length > 0);
            }
        }

        // The input is left alone unless the script asks for it, since prompts and native commands may want it.
        private static bool ReadsInput(ScriptBlockAst ast) => Console.IsInputRedirected && ast.Find(
            node => node is VariableExpressionAst variable
                && variable.VariablePath.UserPath.Equals("input", StringComparison.OrdinalIgnoreCase)
                && variable.Parent is not FunctionDefinitionAst,
            searchNestedScriptBlocks: false) is not null;

        private static List<string> ReadLines()
        {
            var lines = new List<string>();
            while (Console.In.ReadLine() is { } line)
            {
                lines.Add(line);
            }

            return lines;
        }
    }
}
