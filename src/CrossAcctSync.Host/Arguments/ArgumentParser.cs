using System;
using System.Collections.Generic;

namespace CrossAcctSync.Host.Arguments;

/// <summary>Understands the arguments of the host, which are a part of those of pwsh.</summary>
/// <remarks>https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh</remarks>
internal static class ArgumentParser
{
    // A name may be cut short as far as pwsh allows: its shortest form stands beside it.
    private static readonly (string Name, string Shortest)[] Switches =
    [
        ("noprofile", "nop"), ("nologo", "nol"), ("noninteractive", "noni"), ("nomodule", "nom"),
        ("file", "f"), ("command", "c"), ("module", "m"), ("help", "h"), ("version", "v"), ("?", "?"),
    ];

    /// <summary>Understands a list of arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="isInputRedirected">Whether the standard input is a pipe or a file.</param>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    internal static HostArguments Parse(IReadOnlyList<string> args, bool isInputRedirected)
    {
        var modules = new List<string>();
        bool nonInteractive = false;
        bool importsModule = true;

        HostArguments Done(RunMode mode, string text = "", IReadOnlyList<string>? rest = null) =>
            new(mode, text, rest ?? [], modules, nonInteractive, importsModule);

        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == "-")
            {
                return StandardInput(args, i, isInputRedirected, Done);
            }

            switch (NameOf(args[i]))
            {
                case "noprofile" or "nologo":
                    break;
                case "noninteractive":
                    nonInteractive = true;
                    break;
                case "nomodule":
                    importsModule = false;
                    break;
                case "module":
                    modules.Add(Next(args, ref i, "-Module needs the path of a module."));
                    break;
                case "help" or "?":
                    return Done(RunMode.Help);
                case "version":
                    return Done(RunMode.Version);
                case "command":
                    string first = Next(args, ref i, "-Command needs the text of a command, or - to read it from the standard input.");
                    return first == "-"
                        ? StandardInput(args, i, isInputRedirected, Done)
                        : Done(RunMode.Command, string.Join(' ', Rest(args, i)));
                case "file":
                    string path = Next(args, ref i, "-File needs the path of a script.");
                    return path == "-" ? StandardInput(args, i, isInputRedirected, Done) : Done(RunMode.File, path, Rest(args, i + 1));
                case null when args[i].StartsWith('-'):
                    throw new UsageException($"The argument '{args[i]}' is not known.");
                default:
                    return Done(RunMode.File, args[i], Rest(args, i + 1));
            }
        }

        return isInputRedirected
            ? Done(RunMode.StandardInput)
            : throw new UsageException("Nothing to run: give -File, -Command, or a script on the standard input.");
    }

    private static HostArguments StandardInput(
        IReadOnlyList<string> args, int at, bool isInputRedirected, Func<RunMode, string, IReadOnlyList<string>?, HostArguments> done)
    {
        if (at != args.Count - 1)
        {
            throw new UsageException("Nothing may follow '-', which reads the command from the standard input.");
        }

        return isInputRedirected
            ? done(RunMode.StandardInput, string.Empty, null)
            : throw new UsageException("'-' reads the command from the standard input, which is not redirected.");
    }

    private static string? NameOf(string argument)
    {
        // pwsh takes two dashes, and on Windows a slash, as it takes one.
        string? name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..]
            : argument.StartsWith('-') ? argument[1..]
            : null;
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        foreach ((string full, string shortest) in Switches)
        {
            if (full.StartsWith(name, StringComparison.OrdinalIgnoreCase) && name.Length >= shortest.Length)
            {
                return full;
            }
        }

        return null;
    }

    private static string Next(IReadOnlyList<string> args, ref int i, string complaint) =>
        ++i < args.Count ? args[i] : throw new UsageException(complaint);

    private static List<string> Rest(IReadOnlyList<string> args, int from)
    {
        var rest = new List<string>();
        for (int i = from; i < args.Count; i++)
        {
            rest.Add(args[i]);
        }

        return rest;
    }
}
