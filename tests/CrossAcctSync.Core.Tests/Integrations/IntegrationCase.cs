using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>A row of the catalogue with arguments, and what it has to come to.</summary>
internal sealed class IntegrationCase
{
    private static readonly Lazy<IReadOnlyDictionary<string, IntegrationCase>> LazyAll = new(() => ReadAll().ToDictionary(@case => @case.Resource, StringComparer.Ordinal));

    private readonly JsonElement _element;

    private IntegrationCase(JsonElement element) => _element = element;

    public static IReadOnlyDictionary<string, IntegrationCase> All => LazyAll.Value;

    public string Resource => _element.GetProperty("resource").GetString()!;

    public FakeTaskArguments StaticArguments
    {
        get
        {
            var arguments = new FakeTaskArguments();
            foreach (JsonProperty member in _element.GetProperty("arguments").EnumerateObject())
            {
                IEnumerable<JsonElement> values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray() : [member.Value];
                foreach (JsonElement value in values)
                {
                    arguments.Add(member.Name, TextPattern.Of(value.GetString()!), null);
                }
            }

            return arguments;
        }
    }

    public FakeTaskArguments DynamicArguments
    {
        get
        {
            var arguments = new FakeTaskArguments();
            foreach (JsonProperty member in _element.GetProperty("dynamicArguments").EnumerateObject())
            {
                arguments.Add(member.Name, TextPattern.Unknown, member.Value.GetString());
            }

            return arguments;
        }
    }

    /// <summary>The statements in one line each, in the form of <see cref="Scoping.Line"/>.</summary>
    public IEnumerable<string> Statements(string variant) => _element.GetProperty(variant).GetProperty("statements").EnumerateArray().Select(Line);

    public IEnumerable<string> Issues(string variant) => Texts(_element.GetProperty(variant).GetProperty("issues"));

    private static string Line(JsonElement statement) =>
        string.Join(",", Texts(statement.GetProperty("Action"))) + " on " + string.Join(" ", Texts(statement.GetProperty(nameof(Resource))))
        + (statement.TryGetProperty("Condition", out JsonElement conditions)
            ? string.Concat(
                from @operator in conditions.EnumerateObject()
                from key in @operator.Value.EnumerateObject()
                select $" if {@operator.Name} {key.Name} {string.Join("|", Texts(key.Value))}")
            : string.Empty);

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(text => text.GetString()!);

    private static IEnumerable<IntegrationCase> ReadAll()
    {
        foreach (string name in typeof(IntegrationCase).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Cases.", StringComparison.Ordinal)))
        {
            using Stream stream = typeof(IntegrationCase).Assembly.GetManifestResourceStream(name)!;
            foreach (JsonElement element in JsonDocument.Parse(stream).RootElement.EnumerateArray())
            {
                yield return new IntegrationCase(element);
            }
        }
    }
}
