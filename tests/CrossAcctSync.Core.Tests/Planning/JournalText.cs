using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CrossAcctSync.Planning.Journals;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Journals as somebody else writes them.</summary>
internal static class JournalText
{
    /// <summary>Writes lines with digests that fit, as one does who knows how they are made.</summary>
    public static void WriteSealed(string path, IEnumerable<string> lines)
    {
        var chain = new JournalChain();
        File.WriteAllLines(path, lines.Select(line => Encoding.UTF8.GetString(chain.Seal(Encoding.UTF8.GetBytes(Without(line, "digest"))))));
    }

    /// <summary>Writes lines as a version of the module did that knew no digests.</summary>
    public static void WriteUnchained(string path, IEnumerable<string> lines) => File.WriteAllLines(path, lines.Select(Unchained));

    /// <summary>A line as such a version wrote it.</summary>
    public static string Unchained(string line)
    {
        JsonNode node = JsonNode.Parse(Without(line, "digest"))!;
        node["version"] = 1;
        return node.ToJsonString();
    }

    /// <summary>A line without a member.</summary>
    public static string Without(string line, string member)
    {
        JsonObject node = JsonNode.Parse(line)!.AsObject();
        node.Remove(member);
        return node.ToJsonString();
    }
}
