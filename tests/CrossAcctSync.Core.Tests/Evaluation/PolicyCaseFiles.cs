using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Tests.Evaluation;

/// <summary>The case files beside the tests.</summary>
internal static class PolicyCaseFiles
{
    public static string Directory { get; } = Find();

    /// <summary>The cases of all files. Each call of a function makes its case anew, so that no test uses what another has compiled.</summary>
    public static IReadOnlyList<Func<PolicyCase>> ReadAll() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(Read)
            .ToArray();

    public static IReadOnlyList<Func<PolicyCase>> Parse(string name, string json)
    {
        JsonElement root = JsonDocument.Parse(json).RootElement;
        var file = new CaseObject(name, root);
        file.Refuse("documents", "defaults", "cases");
        return file.Find("cases")!.Value.EnumerateArray()
            .Select(element => new Func<PolicyCase>(() => new PolicyCase(name, file.Find("documents"), file.Find("defaults"), element)))
            .ToArray();
    }

    private static IReadOnlyList<Func<PolicyCase>> Read(string path) =>
        Parse(Path.GetRelativePath(Directory, path), File.ReadAllText(path));

    private static string Find()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "global.json")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(
            directory?.FullName ?? throw new DirectoryNotFoundException("No directory above the tests has a global.json."),
            "tests", "CrossAcctSync.Core.Tests", "Evaluation", "Cases");
    }
}
