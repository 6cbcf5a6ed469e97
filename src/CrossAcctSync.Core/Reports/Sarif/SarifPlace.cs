using System;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Reports.Sarif;

/// <summary>Places in SARIF: a file below the top of the checkout is told from there, any other as a file URI.</summary>
internal static class SarifPlace
{
    public const string BaseId = "%SRCROOT%";

    /// <summary>Writes the physical location; nothing for text that came from no file.</summary>
    public static void WritePhysical(Utf8JsonWriter json, SourceLocation? location)
    {
        if (location?.Path is not { } path)
        {
            return;
        }

        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(path));
        if (!IsRooted(path))
        {
            json.WriteString("uriBaseId", BaseId);
        }

        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", location.Position.Line);
        json.WriteNumber("startColumn", location.Position.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string UriOf(string path)
    {
        string escaped = string.Join("/", path.Split('/').Select(Uri.EscapeDataString));
        return IsDrive(path) ? "file:///" + path.Substring(0, 2) + string.Join("/", path.Substring(2).Split('/').Select(Uri.EscapeDataString))
            : path.StartsWith("//", StringComparison.Ordinal) ? "file:" + escaped
            : IsRooted(path) ? "file://" + escaped
            : escaped;
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || IsDrive(path);

    private static bool IsDrive(string path) => path.Length > 2 && path[1] == ':' && path[2] == '/';
}
