using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Integrations;

/// <summary>The services of AWS SDK integrations, and where their actions do not have the names of their APIs.</summary>
internal sealed class SdkServiceTable
{
    private readonly Dictionary<string, SdkService> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private SdkServiceTable()
    {
    }

    public IReadOnlyCollection<SdkService> Services => _services.Values;

    public SdkService? Find(string name) => _services.TryGetValue(name, out SdkService service) ? service : null;

    /// <summary>Parameters that name what a placeholder of the Service Authorization Reference stands for.</summary>
    public IReadOnlyList<string> ParametersOf(string placeholder) => _parameters.TryGetValue(placeholder, out string[] names) ? names : [];

    /// <exception cref="IntegrationCatalogueException">The data is not of the expected form.</exception>
    public static SdkServiceTable Read(Stream json)
    {
        using (json)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            var table = new SdkServiceTable();
            foreach (JsonProperty parameter in document.RootElement.GetProperty("parameters").EnumerateObject())
            {
                table._parameters.Add(parameter.Name, Texts(parameter.Value));
            }

            foreach (JsonProperty service in document.RootElement.GetProperty("services").EnumerateObject())
            {
                table._services.Add(service.Name, ReadService(service.Name, service.Value));
            }

            return table;
        }
    }

    private static SdkService ReadService(string name, JsonElement element)
    {
        var actions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (element.TryGetProperty("actions", out JsonElement exceptions))
        {
            foreach (JsonProperty api in exceptions.EnumerateObject())
            {
                actions.Add(api.Name, Texts(api.Value));
            }
        }

        return new SdkService(
            name,
            element.GetProperty("prefix").GetString() ?? throw IntegrationCatalogueException.Of(name, "a service has an IAM prefix."),
            element.GetProperty("confidence").GetString()!,
            element.TryGetProperty("note", out JsonElement note) ? note.GetString() : null,
            element.TryGetProperty("source", out JsonElement source) ? source.GetString() : null)
        {
            Actions = actions,
            NotOffered = element.TryGetProperty("notOffered", out JsonElement notOffered) ? Texts(notOffered) : [],
            Rows = Pairs(element, "rows"),
            Verbs = Pairs(element, "verbs"),
            VerbResources = element.TryGetProperty("verbResources", out JsonElement templates) ? Texts(templates).Select(ResourceTemplate.Parse).ToArray() : [],
            Statements = element.TryGetProperty("statements", out JsonElement statements)
                ? statements.EnumerateObject().ToDictionary(api => api.Name, api => CatalogueReader.ReadStatements("aws-sdk:" + name + ":" + api.Name, api.Value), StringComparer.Ordinal)
                : new Dictionary<string, IReadOnlyList<IntegrationStatement>>(),
        };
    }

    private static Dictionary<string, string> Pairs(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement pairs)
            ? pairs.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal)
            : new Dictionary<string, string>();

    private static string[] Texts(JsonElement array) => array.EnumerateArray().Select(text => text.GetString()!).ToArray();
}
