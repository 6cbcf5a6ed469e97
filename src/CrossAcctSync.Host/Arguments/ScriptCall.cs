using System;
using System.Collections.Generic;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Host.Arguments;

/// <summary>Writes the call of a script with arguments that came from a command line.</summary>
internal static partial class ScriptCall
{
    /// <summary>Writes the call.</summary>
    /// <param name="path">The full path of the script.</param>
    /// <param name="arguments">The arguments, as the shell handed them over.</param>
    /// <param name="readsInput">Whether lines of input are handed on.</param>
    internal static string Of(string path, IEnumerable<string> arguments, bool readsInput)
    {
        var text = new StringBuilder(readsInput ? "$input | & " : "& ").Append(Quote(path));
        foreach (string argument in arguments)
        {
            text.Append(' ').Append(Argument(argument));
        }

        return text.ToString();
    }

    private static string Argument(string argument)
    {
        Match match = Parameter().Match(argument);
        if (!match.Success)
        {
            return Quote(argument);
        }

        string name = match.Groups["name"].Value;
        if (!match.Groups["colon"].Success)
        {
            return name;
        }

        // As with pwsh, a switch can be turned off: everything else after the colon is plain text.
        string value = match.Groups["value"].Value;
        bool isTruth = value.Equals("$true", StringComparison.OrdinalIgnoreCase) || value.Equals("$false", StringComparison.OrdinalIgnoreCase);
        return value.Length == 0 || isTruth ? $"{name}:{value}" : $"{name}:{Quote(value)}";
    }

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    [GeneratedRegex(@"^(?<name>-[A-Za-z_]\w*)((?<colon>:)(?<value>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
