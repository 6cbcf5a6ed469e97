using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>Parts of an answer of the Query protocol. Names are looked for without their namespace, which emulators leave out.</summary>
internal static class XmlFields
{
    /// <summary>An element right below another; null when it is not there.</summary>
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    /// <summary>A text; null when it is not there.</summary>
    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    /// <summary>A text that the service always answers.</summary>
    /// <exception cref="FormatException">It is not there.</exception>
    public static string RequiredText(this XElement element, string name) => element.Text(name) ?? throw new FormatException($"the answer has no {name}");

    /// <summary>The elements of a list; none when it is not there.</summary>
    public static IEnumerable<XElement> Members(this XElement element, string name) =>
        element.Child(name)?.Elements().Where(child => child.Name.LocalName == "member") ?? Enumerable.Empty<XElement>();

    /// <summary>Whether a text is <c>true</c>.</summary>
    public static bool IsTrue(this XElement element, string name) => string.Equals(element.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is <c>true</c>; null when it is not there.</summary>
    public static bool? Truth(this XElement element, string name) => element.Text(name) is null ? null : element.IsTrue(name);

    /// <summary>A number; null when it is not there or none.</summary>
    public static int? Number(this XElement element, string name) =>
        int.TryParse(element.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>A moment; null when it is not there or none.</summary>
    public static DateTimeOffset? Date(this XElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;

    /// <summary>Tags by name; null when the answer does not tell.</summary>
    public static IReadOnlyDictionary<string, string>? Tags(this XElement element)
    {
        if (element.Child("Tags") is null)
        {
            return null;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XElement tag in element.Members("Tags"))
        {
            tags[tag.RequiredText("Key")] = tag.Text("Value") ?? string.Empty;
        }

        return tags;
    }
}
