using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Evaluation;

/// <summary>
/// What a request is known to send besides principal, action and resource: context keys with one or many values, and
/// keys that are known to be absent. A key that is neither is unknown. Names of keys are not case-sensitive
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html). Immutable.
/// </summary>
public sealed class RequestContext
{
    // The lower-cased name to the values; null for a key that is absent.
    private readonly Dictionary<string, string[]?> _values;

    private RequestContext(Dictionary<string, string[]?> values, bool areOthersAbsent)
    {
        _values = values;
        AreOthersAbsent = areOthersAbsent;
    }

    /// <summary>Nothing is known.</summary>
    public static RequestContext Empty { get; } = new(new Dictionary<string, string[]?>(StringComparer.Ordinal), false);

    /// <summary>Whether every key is absent that is neither given nor follows from the request.</summary>
    public bool AreOthersAbsent { get; }

    /// <summary>The keys that were given, in lower case.</summary>
    public IEnumerable<string> PresentKeys => _values.Where(entry => entry.Value is not null).Select(entry => entry.Key);

    /// <summary>The keys that are known to be absent, in lower case.</summary>
    public IEnumerable<string> AbsentKeys => _values.Where(entry => entry.Value is null).Select(entry => entry.Key);

    /// <summary>The context with a key and its values; a key without values is absent.</summary>
    /// <exception cref="ArgumentNullException">The key, the list or one of the values is null.</exception>
    public RequestContext With(string key, params string[] values)
    {
        if (values is null || Array.IndexOf(values, null) >= 0)
        {
            throw new ArgumentNullException(nameof(values));
        }

        return Changed(key, values.Length == 0 ? null : (string[])values.Clone());
    }

    /// <summary>The context with a key that the request is known not to send.</summary>
    public RequestContext Without(string key) => Changed(key, null);

    /// <summary>The context in which every key is absent that is neither given nor follows from the request.</summary>
    public RequestContext WithOthersAbsent() => new(_values, true);

    /// <summary>The values of a key; null when it is absent or unknown.</summary>
    public IReadOnlyList<string>? Find(string key) =>
        _values.TryGetValue(Lower(key), out string[]? values) ? values : null;

    /// <summary>Whether the context says of a key what it is, or that it is absent.</summary>
    public bool IsKnown(string key) => _values.ContainsKey(Lower(key));

    internal bool TryGet(string lowerKey, out string[]? values)
    {
        if (_values.Count == 0)
        {
            values = null;
            return false;
        }

        return _values.TryGetValue(lowerKey, out values);
    }

    internal static string Lower(string key) => (key ?? throw new ArgumentNullException(nameof(key))).ToLowerInvariant();

    private RequestContext Changed(string key, string[]? values) =>
        new(new Dictionary<string, string[]?>(_values, StringComparer.Ordinal) { [Lower(key)] = values }, AreOthersAbsent);
}
