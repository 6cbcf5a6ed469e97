using System;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>Whether the place of a definition switches logging or tracing on, in the words of all engines.</summary>
internal static class MachineSwitch
{
    /// <summary>
    /// <c>LoggingConfiguration</c> and its like: on by any level but OFF
    /// (https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html).
    /// </summary>
    /// <param name="configuration">The object, or the list of one that Terraform writes; may be absent.</param>
    /// <param name="read">Reads a text of the place; null when what it gives is not known.</param>
    /// <returns>Whether it is on; null when the place does not tell.</returns>
    public static bool? Logging(SourceNode configuration, Func<SourceNode, TextPattern?> read)
    {
        SourceNode settings = One(configuration);
        if (!IsThere(settings))
        {
            return false;
        }

        SourceNode level = settings.IsObject ? Field(settings, "level") : default;
        // AWS Tools for PowerShell gives it as an object.
        level = level.IsObject && level["Value"].Exists ? level["Value"] : level;
        return read(level)?.Literal is { Length: > 0 } told ? !string.Equals(told, "OFF", StringComparison.OrdinalIgnoreCase) : (bool?)null;
    }

    /// <summary>
    /// <c>TracingConfiguration</c> and its like
    /// (https://docs.aws.amazon.com/step-functions/latest/apireference/API_TracingConfiguration.html).
    /// </summary>
    /// <param name="configuration">The object, or the list of one that Terraform writes; may be absent.</param>
    /// <param name="read">Reads a text of the place; null when what it gives is not known.</param>
    /// <returns>Whether it is on; null when the place does not tell.</returns>
    public static bool? Tracing(SourceNode configuration, Func<SourceNode, TextPattern?> read)
    {
        SourceNode settings = One(configuration);
        SourceNode enabled = settings.IsObject ? Field(settings, "enabled") : settings;
        return !IsThere(settings) || (settings.IsObject && !IsThere(enabled)) ? false
            : enabled.Kind == SourceNodeKind.True ? true
            : enabled.Kind == SourceNodeKind.False ? false
            : bool.TryParse(read(enabled)?.Literal, out bool told) ? told
            : (bool?)null;
    }

    /// <summary>A text that stands for itself.</summary>
    public static TextPattern? Plain(SourceNode node) => node.StringValue is { } text ? TextPattern.Of(text) : null;

    private static bool IsThere(SourceNode node) => node.Exists && node.Kind != SourceNodeKind.Null && !(node.IsArray && node.Count == 0);

    private static SourceNode One(SourceNode node) => node.IsArray && node.Count > 0 ? node[0] : node;

    private static SourceNode Field(SourceNode settings, string name) => settings[name].Exists ? settings[name] : settings[char.ToUpperInvariant(name[0]) + name.Substring(1)];
}
