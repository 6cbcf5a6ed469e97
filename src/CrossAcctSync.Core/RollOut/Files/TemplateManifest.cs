using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Planning;

namespace CrossAcctSync.RollOut.Files;

/// <summary>
/// What earlier runs wrote to a folder: a file that stands there beside the templates and is kept with them. The same files
/// give the same bytes.
/// </summary>
internal static class TemplateManifest
{
    /// <summary>The file's name in the folder.</summary>
    public const string FileName = ".crossacctsync.json";

    private const int Version = 1;
    private const int DigestLength = 64;

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="FormatException">It is none, or one of a later version.</exception>
    public static IReadOnlyList<ManifestEntry> Read(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            int version = json.RootElement.GetProperty("Version").GetInt32();
            return version == Version
                ? json.RootElement.GetProperty("Files").EnumerateArray().Select(ReadEntry).ToArray()
                : throw new FormatException($"It has version {version}; this version of the module knows version {Version}.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"It is no list of exported files: {exception.Message}", exception);
        }
    }

    public static string Write(IEnumerable<ManifestEntry> entries) => TemplateJson.Write(
        new JsonObject
        {
            ["//"] = "What Export-SyncTemplate wrote to this folder. Keep it with the files: by it a later run knows which of them are no longer needed.",
            ["Version"] = Version,
            ["Files"] = new JsonArray(entries.OrderBy(entry => entry.FileName, StringComparer.Ordinal).Select(WriteEntry).ToArray()),
        },
        indented: true);

    private static ManifestEntry ReadEntry(JsonElement json)
    {
        var entry = new ManifestEntry
        {
            FileName = Text(json, "FileName"),
            Sha256 = Text(json, "Sha256"),
            Format = Name<TemplateFormat>(json, "Format"),
            Stack = Text(json, "Stack"),
            Side = Name<SyncSide>(json, "Side"),
            CreatedRoles = Texts(json, "CreatedRoles"),
            AccountIds = Texts(json, "AccountIds"),
        };

        // Files are deleted by these names, and whoever can change the manifest must not reach others by it.
        string[] parts = entry.FileName.Split('/');
        return parts.All(IsPlain) && parts.Length <= 2 && entry.Sha256.Length == DigestLength && entry.CreatedRoles.All(role => RoleArn.TryParse(role, out _, out _)) && entry.AccountIds.All(AccountId.IsValid)
            ? entry
            : throw new FormatException($"'{entry.FileName}' is no exported file.");
    }

    private static JsonNode WriteEntry(ManifestEntry entry)
    {
        var json = new JsonObject
        {
            ["FileName"] = entry.FileName,
            ["Sha256"] = entry.Sha256,
            ["Format"] = entry.Format.ToString(),
            ["Stack"] = entry.Stack,
            ["Side"] = entry.Side.ToString(),
        };
        Add(json, "CreatedRoles", entry.CreatedRoles);
        Add(json, "AccountIds", entry.AccountIds);
        return json;
    }

    private static void Add(JsonObject json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            json[name] = new JsonArray(texts.Select(text => (JsonNode)JsonValue.Create(text)!).ToArray());
        }
    }

    private static string[] Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement texts) ? texts.EnumerateArray().Select(text => text.GetString()!).ToArray() : Array.Empty<string>();

    private static bool IsPlain(string part) =>
        part.Length > 0 && part[0] != '.' && !DeviceNames.Is(part) && part.All(letter => letter < 128 && (char.IsLetterOrDigit(letter) || letter is '-' or '.' or '_'));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing.");

    private static T Name<T>(JsonElement json, string name)
        where T : struct => Enum.TryParse(Text(json, name), out T value) && Enum.IsDefined(typeof(T), value) ? value : throw new FormatException($"{name} is '{Text(json, name)}'.");
}
