using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Help;

/// <summary>How a parameter is bound: one yaml block of the page.</summary>
internal sealed record ParameterBinding(
    string Type,
    IReadOnlyList<string> Sets,
    IReadOnlyList<string> Aliases,
    bool Required,
    string Position,
    string DefaultValue,
    string PipelineInput,
    bool Wildcards)
{
    private static readonly string[] Keys =
    [
        "Type", "Parameter Sets", "Aliases", "Required", "Position", "Default value",
        "Accept pipeline input", "Accept wildcard characters",
    ];

    /// <summary>Gets a value that says whether the binding holds in a set.</summary>
    internal bool IsIn(string set) => Sets.Contains("(All)") || Sets.Contains(set);

    /// <summary>Reads the lines of a yaml block.</summary>
    internal static ParameterBinding Parse(IReadOnlyList<string> lines, int firstLine)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            int colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            string key = colon < 0 ? lines[i].Trim() : lines[i][..colon].Trim();
            // platyPS writes the values of an enumeration too, which PowerShell shows from the type itself.
            if (colon < 0 || !(Keys.Contains(key, StringComparer.Ordinal) || key == "Accepted values"))
            {
                throw new MalformedHelpException(firstLine + i, $"'{key}' is not a property of a parameter.");
            }

            if (!values.TryAdd(key, lines[i][(colon + 1)..].Trim()))
            {
                throw new MalformedHelpException(firstLine + i, $"'{key}' is given twice.");
            }
        }

        if (Keys.FirstOrDefault(key => !values.ContainsKey(key)) is { } missing)
        {
            throw new MalformedHelpException(firstLine, $"The parameter has no '{missing}'.");
        }

        return new ParameterBinding(
            values["Type"],
            List(values["Parameter Sets"]),
            List(values["Aliases"]),
            Flag(values, "Required", firstLine),
            values["Position"],
            values["Default value"],
            values["Accept pipeline input"],
            Flag(values, "Accept wildcard characters", firstLine));
    }

    private static string[] List(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Flag(Dictionary<string, string> values, string key, int line) =>
        bool.TryParse(values[key], out bool flag)
            ? flag
            : throw new MalformedHelpException(line, $"'{key}' must be True or False, not '{values[key]}'.");
}
