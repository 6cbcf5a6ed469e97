using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Language;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Module.Completion;

/// <summary>The snapshot that a command line names so far.</summary>
internal static class BoundSnapshot
{
    private const string Parameter = "SnapshotPath";

    /// <summary>Opens it; null when there is none, for completion stays silent.</summary>
    /// <param name="boundParameters">What the engine has bound.</param>
    /// <param name="command">The command line.</param>
    public static AccountSnapshot? Open(IDictionary boundParameters, CommandAst command)
    {
        try
        {
            string? path = boundParameters?[Parameter]?.ToString() ?? PathIn(command);
            return path is null ? null : AccountSnapshot.Open(SessionPath.Resolve(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SourceFormatException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The path behind the parameter's name, or as the first argument: while a line is typed the engine binds no dynamic parameter.</summary>
    private static string? PathIn(CommandAst command)
    {
        IReadOnlyList<CommandElementAst> elements = command.CommandElements;
        for (int i = 1; i < elements.Count - 1; i++)
        {
            if (elements[i] is CommandParameterAst { Argument: null } named && Parameter.Equals(named.ParameterName, StringComparison.OrdinalIgnoreCase))
            {
                return (elements[i + 1] as StringConstantExpressionAst)?.Value;
            }
        }

        return elements.Count > 1 ? (elements[1] as StringConstantExpressionAst)?.Value : null;
    }
}
