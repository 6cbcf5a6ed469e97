using System;
using System.Text.RegularExpressions;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Organizations;

/// <summary>Demands on the objects of <c>organization.json</c>: a name that is misspelt must not pass for one that is left out.</summary>
internal static class OrganizationNode
{
    /// <exception cref="SourceFormatException">The node is no object, or has a member that the form does not know, or one twice.</exception>
    public static void Check(SourceNode node, string what, params string[] names)
    {
        if (!node.IsObject)
        {
            throw new SourceFormatException(node.Location, $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is an object.");
        }

        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        foreach (SourceMember member in node.Members)
        {
            if (Array.IndexOf(names, member.Name) < 0)
            {
                throw new SourceFormatException(member.Value.Location, $"'{member.Name}' is not known here; {what} has {string.Join(", ", names)}.");
            }

            if (!seen.Add(member.Name))
            {
                throw new SourceFormatException(member.Value.Location, $"'{member.Name}' stands twice.");
            }
        }
    }

    /// <exception cref="SourceFormatException">The member is not there.</exception>
    public static SourceNode Required(SourceNode node, string name) =>
        node[name].Exists ? node[name] : throw new SourceFormatException(node.Location, $"'{name}' is missing.");

    /// <exception cref="SourceFormatException">The member is no text of this pattern.</exception>
    public static string Text(SourceNode node, string name, string pattern, string expected)
    {
        SourceNode value = Required(node, name);
        return value.StringValue is { } text && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant)
            ? text
            : throw new SourceFormatException(value.Location, $"'{name}' is {expected}; found {SourceJson.Write(value)}.");
    }
}
