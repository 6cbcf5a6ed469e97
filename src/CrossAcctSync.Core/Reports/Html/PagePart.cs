using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CrossAcctSync.Reports.Html;

/// <summary>A style or a script that stands in the page, with the hash by which the page's policy knows it.</summary>
internal sealed class PagePart
{
    private const string Prefix = "Report.";

    private PagePart(string text)
    {
        // Browsers hash what they have read, and they read every end of a line as a line feed.
        Text = text.Replace("\r\n", "\n");
        using SHA256 hash = SHA256.Create();
        Hash = "'sha256-" + Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(Text))) + "'";
    }

    /// <summary>The style of the page.</summary>
    public static PagePart Style { get; } = new("\n" + Read(Prefix + "report.css"));

    /// <summary>The script of the page: all parts in the order of their numbers, in a scope of their own.</summary>
    public static PagePart Script { get; } = new("\n(() => {\n'use strict';\n" + string.Join("\n", Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        .OrderBy(name => name, StringComparer.Ordinal).Select(Read)) + "})();\n");

    public string Text { get; }

    public string Hash { get; }

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
