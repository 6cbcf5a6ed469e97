using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Tests.Evaluation;

namespace CrossAcctSync.Tests.Linting;

/// <summary>The case files beside the tests.</summary>
internal static class LintCaseFiles
{
    public static IReadOnlyList<LintCase> ReadAll() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Top, "tests", "CrossAcctSync.Core.Tests", "Linting", "Cases"), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Parse(Path.GetFileName(path), File.ReadAllText(path)))
            .ToArray();

    public static IReadOnlyList<LintCase> Parse(string name, string json)
    {
        JsonElement root = JsonDocument.Parse(json).RootElement;
        var file = new CaseObject(name, root);
        file.Refuse("defaults", "cases");
        return file.Find("cases")!.Value.EnumerateArray().Select(element => new LintCase(name, file.Find("defaults"), element)).ToArray();
    }
}
