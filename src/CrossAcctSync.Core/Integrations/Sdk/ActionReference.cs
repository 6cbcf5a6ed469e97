using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The actions of a service and the resources that they can be granted on, from the Service Authorization Reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
/// </summary>
/// <remarks>The data has one service a line, so that a service is read without the other four hundred.</remarks>
internal sealed class ActionReference
{
    private static readonly Lazy<byte[]> Data = new(() => ServiceLines.ReadData("sdk-actions.json"));
    private static readonly ConcurrentDictionary<string, ActionReference?> Services = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, ReferenceAction> _actions = new(StringComparer.OrdinalIgnoreCase);

    private ActionReference(string prefix, JsonElement element)
    {
        Prefix = prefix;
        var resources = new Dictionary<string, ReferenceArn[]>(StringComparer.Ordinal);
        foreach (JsonProperty resource in element.GetProperty("resources").EnumerateObject())
        {
            IEnumerable<string?> arns = resource.Value.ValueKind == JsonValueKind.Array
                ? resource.Value.EnumerateArray().Select(arn => arn.GetString())
                : new[] { resource.Value.GetString() };
            resources.Add(resource.Name, arns.Select(arn => new ReferenceArn(Expand(arn!))).ToArray());
        }

        foreach (JsonProperty group in element.GetProperty("actions").EnumerateObject())
        {
            ReferenceResource[] types = group.Name.Length == 0
                ? []
                : group.Name.Split('|').Select(type => new ReferenceResource(type.TrimEnd('*'), type.EndsWith("*", StringComparison.Ordinal), resources[type.TrimEnd('*')])).ToArray();
            foreach (string name in group.Value.GetString()!.Split(' '))
            {
                _actions.Add(name, new ReferenceAction(prefix + ":" + name, types));
            }
        }
    }

    public string Prefix { get; }

    public IReadOnlyList<string> ActionNames => _actions.Values.Select(action => action.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();

    public ReferenceAction? FindByName(string name) => _actions.TryGetValue(name, out ReferenceAction action) ? action : null;

    public static ActionReference? Find(string prefix) => Services.GetOrAdd(prefix, Read);

    /// <summary>An action by its whole name.</summary>
    public static ReferenceAction? FindAction(string action)
    {
        int colon = action.IndexOf(':');
        return colon <= 0 ? null : Find(action.Substring(0, colon))?.FindByName(action.Substring(colon + 1));
    }

    private static ActionReference? Read(string prefix)
    {
        foreach (char current in prefix)
        {
            if (current is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            {
                return null;
            }
        }

#pragma warning disable CA1308 // Prefixes are in lower case.
        string name = prefix.ToLowerInvariant();
#pragma warning restore CA1308
        byte[]? line = ServiceLines.Find(Data.Value, name);
        if (line is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(line);
        return new ActionReference(name, document.RootElement);
    }

    // '@' abbreviates the beginning that nearly all ARNs of a service share.
    private string Expand(string arn) => arn[0] == '@' ? "arn:${Partition}:" + Prefix + ":${Region}:${Account}:" + arn.Substring(1) : arn;
}
