using System;
using System.Collections.Concurrent;

namespace CrossAcctSync.Integrations;

/// <summary>A step of a field's path: <c>Entries[]</c> of <c>Entries[].EventBusName</c>.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="PathName">The name that the member has when a JSONPath expression gives its value.</param>
/// <param name="IsList">Whether the step goes on to each element of a list.</param>
internal readonly record struct FieldSegment(string Name, string PathName, bool IsList)
{
    // The paths of the catalogue, and of SDK calls, whose parameters a definition names: they are not kept without end.
    private const int Most = 4096;
    private static readonly ConcurrentDictionary<string, FieldSegment[]> Known = new(StringComparer.Ordinal);

    /// <summary>The steps of a path; of one path they are the same object.</summary>
    public static FieldSegment[] Split(string fieldPath)
    {
        if (Known.TryGetValue(fieldPath, out FieldSegment[]? known))
        {
            return known;
        }

        FieldSegment[] segments = Array.ConvertAll(fieldPath.Split('.'), Of);
        if (Known.Count < Most)
        {
            Known[fieldPath] = segments;
        }

        return segments;
    }

    private static FieldSegment Of(string text)
    {
        bool isList = text.EndsWith("[]", StringComparison.Ordinal);
        string name = isList ? text.Substring(0, text.Length - 2) : text;
        return new FieldSegment(name, name + ".$", isList);
    }
}
