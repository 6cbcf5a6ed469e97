using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The operations of a service that ask for more than the action of their own name: the table "API operations" of the
/// service's page in the Service Authorization Reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
/// </summary>
/// <remarks>Read for one service at a time, when a call first asks for it.</remarks>
internal sealed class ServiceOperations
{
    private static readonly Lazy<byte[]> Data = new(() => ServiceLines.ReadData("operations.json"));
    private static readonly ConcurrentDictionary<string, ServiceOperations?> Services = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ApiOperation> _operations = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _unlisted = new(StringComparer.OrdinalIgnoreCase);

    private ServiceOperations(string prefix, JsonElement element)
    {
        Source = element.GetProperty("page").GetString()!;
        ReadOn = element.GetProperty("read").GetString()!;
        IsCovered = element.TryGetProperty("covered", out JsonElement covered) && covered.GetBoolean();
        if (element.TryGetProperty("unlisted", out JsonElement unlisted))
        {
            _unlisted.UnionWith(unlisted.GetString()!.Split(' '));
        }

        foreach (JsonProperty row in element.GetProperty("operations").EnumerateObject())
        {
            _operations.Add(row.Name, ReadOperation(prefix, row));
        }
    }

    public string Source { get; }

    public string ReadOn { get; }

    /// <summary>Whether the whole table was read, so that an operation without a row asks for its own action alone.</summary>
    public bool IsCovered { get; }

    /// <summary>Whether the table tells what the operation asks for; operations that were made later it does not know.</summary>
    public bool Covers(string name) => _operations.ContainsKey(name) || (IsCovered && !_unlisted.Contains(name));

    public IReadOnlyCollection<ApiOperation> Operations => _operations.Values;

    public static IReadOnlyList<string> Prefixes => ServiceLines.Names(Data.Value);

    /// <summary>The operation whatever the case of its first letter, or null without a row.</summary>
    public ApiOperation? FindOperation(string name) => _operations.TryGetValue(name, out ApiOperation operation) ? operation : null;

    public static ServiceOperations? Find(string prefix) => Services.GetOrAdd(prefix, Read);

    private static ServiceOperations? Read(string prefix)
    {
        byte[]? line = ServiceLines.Find(Data.Value, prefix);
        if (line is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(line);
        return new ServiceOperations(prefix, document.RootElement);
    }

    private ApiOperation ReadOperation(string prefix, JsonProperty row)
    {
        var further = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (row.Value.TryGetProperty("also", out JsonElement also))
        {
            foreach (JsonProperty action in also.EnumerateObject())
            {
                further.Add(action.Name, Texts(action.Value));
            }
        }

        return new ApiOperation(
            prefix,
            row.Name,
            further,
            row.Value.TryGetProperty("roles", out JsonElement roles) ? Texts(roles) : [],
            row.Value.TryGetProperty("to", out JsonElement to) ? Texts(to) : [],
            row.Value.TryGetProperty("hidden", out JsonElement hidden) && hidden.ValueKind != JsonValueKind.False,
            row.Value.TryGetProperty("source", out JsonElement source) ? source.GetString()! : Source,
            ReadOn)
        {
            OwnActions = row.Value.TryGetProperty("own", out JsonElement own) ? Texts(own) : null,
            HiddenRoleFields = hidden.ValueKind == JsonValueKind.Array ? Texts(hidden) : [],
            Resources = row.Value.TryGetProperty("on", out JsonElement on)
                ? on.EnumerateObject().ToDictionary(action => action.Name, action => OperationResource.ReadAll(action.Value), StringComparer.Ordinal)
                : new Dictionary<string, IReadOnlyList<OperationResource>>(),
        };
    }

    private static string[] Texts(JsonElement array) => array.EnumerateArray().Select(text => text.GetString()!).ToArray();
}
