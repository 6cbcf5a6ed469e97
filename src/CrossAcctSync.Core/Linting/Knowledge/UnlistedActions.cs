using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace CrossAcctSync.Linting;

/// <summary>
/// Actions that the Service Authorization Reference does not list and that AWS's own managed policies grant: previews, and what
/// was renamed. Nobody but AWS knows whether they do anything, and a policy that has one is no error.
/// </summary>
internal static class UnlistedActions
{
    private const string Resource = "unlisted-actions.json";

    private static readonly Lazy<HashSet<string>> All = new(Read);

    /// <summary>Whether the action is one of them; letter case does not matter.</summary>
    public static bool Contains(string action) => All.Value.Contains(action);

    /// <summary>The actions in their order.</summary>
    internal static IReadOnlyCollection<string> Names => All.Value;

    private static HashSet<string> Read()
    {
        using Stream data = typeof(UnlistedActions).Assembly.GetManifestResourceStream(Resource)!;
        using JsonDocument document = JsonDocument.Parse(data);
        var actions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement action in document.RootElement.GetProperty("actions").EnumerateArray())
        {
            if (!actions.Add(action.GetString()!))
            {
                throw new InvalidDataException($"{Resource} has {action} twice.");
            }
        }

        return actions;
    }
}
