using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

/// <summary>Reads the files of cases, and refuses a file with a key that no runner knows.</summary>
internal static class PolicyCases
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static TheoryData<string> Names<T>(string file)
        where T : PolicyCase
    {
        var names = new TheoryData<string>();
        foreach (T one in Read<T>(file))
        {
            names.Add(one.Name);
        }

        return names;
    }

    public static T Find<T>(string file, string name)
        where T : PolicyCase => Read<T>(file).Single(one => one.Name == name);

    public static T[] Parse<T>(string json) => JsonSerializer.Deserialize<T[]>(json, Options)!;

    private static T[] Read<T>(string file) => Parse<T>(File.ReadAllText(Path.Combine(Folder(), file)));

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string cases = Path.Combine(folder.FullName, "tests", "CrossAcctSync.Core.Tests", "Policies", "Cases");
            if (Directory.Exists(cases))
            {
                return cases;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds tests/CrossAcctSync.Core.Tests/Policies/Cases.");
    }
}

/// <summary>A case of a file.</summary>
internal abstract record PolicyCase
{
    /// <summary>What the case says, as a sentence; unique in its file.</summary>
    public required string Name { get; init; }

    /// <summary>Where the rule comes from, for readers.</summary>
    public string? Source { get; init; }
}

/// <summary>A text, and either the problem that it has or the JSON that it is written back as.</summary>
internal sealed record ParsingCase : PolicyCase
{
    public required string Text { get; init; }

    public string? Problem { get; init; }

    public string? Element { get; init; }

    public string? Written { get; init; }
}

internal sealed record EqualityCase : PolicyCase
{
    public required JsonElement Left { get; init; }

    public required JsonElement Right { get; init; }

    public required bool Equal { get; init; }

    public bool Strict { get; init; }

    public string? Partition { get; init; }

    public string? Element { get; init; }
}

internal sealed record PatternCase : PolicyCase
{
    public required string Kind { get; init; }

    public required string Wide { get; init; }

    public required string Narrow { get; init; }

    public required bool Covers { get; init; }
}

internal sealed record MergeCase : PolicyCase
{
    public required JsonElement Existing { get; init; }

    public required JsonElement Needed { get; init; }

    /// <summary>The merged policy; left out when it must be the existing one.</summary>
    public JsonElement? Merged { get; init; }

    public int Granted { get; init; }

    public int Refused { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = Array.Empty<string>();
}

internal sealed record SubtractionCase : PolicyCase
{
    public required JsonElement Existing { get; init; }

    public required JsonElement Remove { get; init; }

    public required JsonElement Keep { get; init; }

    /// <summary>The policy that is left; left out when it must be the existing one.</summary>
    public JsonElement? Left { get; init; }

    public IReadOnlyList<string> Retained { get; init; } = Array.Empty<string>();
}

internal sealed record SizeCase : PolicyCase
{
    public required string Text { get; init; }

    public required int Size { get; init; }

    public required int Written { get; init; }
}

internal sealed record PackingCase : PolicyCase
{
    public required JsonElement Policy { get; init; }

    public required string Kind { get; init; }

    public int? Limit { get; init; }

    public int MaxDocuments { get; init; } = 1;

    public required IReadOnlyList<JsonElement> Documents { get; init; }

    public string? Problem { get; init; }
}

internal sealed record DiffCase : PolicyCase
{
    public required JsonElement Before { get; init; }

    public required JsonElement After { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }
}
