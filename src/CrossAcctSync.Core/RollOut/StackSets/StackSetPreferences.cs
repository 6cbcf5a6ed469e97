using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CrossAcctSync.RollOut.StackSets;

/// <summary>
/// How fast a stack set goes, and when it stops
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts-ops-options.html). By default AWS
/// takes one account at a time; here a quarter of them, whatever fails, until one in twenty has failed.
/// </summary>
internal static class StackSetPreferences
{
    /// <summary>The preferences; percentages as digits.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = new[]
    {
        new KeyValuePair<string, string>("RegionConcurrencyType", "PARALLEL"),
        new KeyValuePair<string, string>("MaxConcurrentPercentage", "25"),
        new KeyValuePair<string, string>("FailureTolerancePercentage", "5"),
        new KeyValuePair<string, string>("ConcurrencyMode", "SOFT_FAILURE_TOLERANCE"),
    };

    public static JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (KeyValuePair<string, string> preference in All)
        {
            json[preference.Key] = int.TryParse(preference.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? JsonValue.Create(number) : JsonValue.Create(preference.Value);
        }

        return json;
    }
}
