using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Tests.Evaluation;

/// <summary>An object of a case file of which every member must have been asked for.</summary>
internal sealed class CaseObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly string _place;

    public CaseObject(string place, params JsonElement?[] layers)
    {
        _place = place;
        foreach (JsonElement layer in layers.OfType<JsonElement>())
        {
            foreach (JsonProperty member in layer.EnumerateObject())
            {
                _members[member.Name] = member.Value;
            }
        }
    }

    public void Refuse(params string[] known)
    {
        string? unknown = _members.Keys.FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            throw new FormatException($"{_place}: '{unknown}' is no member that a case has; {string.Join(", ", known)} were expected.");
        }
    }

    public JsonElement? Find(string name) => _members.TryGetValue(name, out JsonElement value) ? value : null;

    public string? Text(string name) => Find(name)?.GetString();

    public string Needed(string name) => Text(name) ?? throw new FormatException($"{_place}: '{name}' is missing.");

    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is { } list ? list.EnumerateArray().Select(item => item.GetString()!).ToArray() : [];
}
