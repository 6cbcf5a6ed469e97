using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Reads a manifest as data.</summary>
internal static class ManifestFile
{
    internal static Dictionary<string, object?> Read(string path)
    {
        Ast file = Parser.ParseFile(path, out _, out ParseError[] errors);
        Assert.Empty(errors);
        var table = (HashtableAst)file.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)!;
        return ((Hashtable)table.SafeGetValue()).Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the strings of a list, in order.</summary>
    internal static IEnumerable<string> Names(Dictionary<string, object?> manifest, string key) =>
        ((IEnumerable)manifest[key]!).Cast<string>().Order();
}
