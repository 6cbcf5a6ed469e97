using System;

namespace CrossAcctSync.Integrations;

/// <summary>A step of a field's path: <c>Entries[]</c> of <c>Entries[].EventBusName</c>.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="PathName">The name that the member has when a JSONPath expression gives its value.</param>
/// <param name="IsList">Whether the step goes on to each element of a list.</param>
internal readonly record struct FieldSegment(string Name, string PathName, bool IsList)
{
    /// <summary>The steps of a path.</summary>
    public static FieldSegment[] Split(string fieldPath) => Array.ConvertAll(fieldPath.Split('.'), Of);

    private static FieldSegment Of(string text)
    {
        bool isList = text.EndsWith("[]", StringComparison.Ordinal);
        string name = isList ? text.Substring(0, text.Length - 2) : text;
        return new FieldSegment(name, name + ".$", isList);
    }
}
