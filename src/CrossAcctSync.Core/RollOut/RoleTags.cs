using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace CrossAcctSync.RollOut;

/// <summary>
/// The rules for tags of roles: at most 50, keys of 1 to 128 and values of 0 to 256 letters, digits, spaces and characters
/// of <c>_.:/=+-@</c> (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules).
/// </summary>
public static class RoleTags
{
    private const int MostTags = 50;

    private static readonly Regex Key = new(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Value = new(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}\z", RegexOptions.CultureInvariant);

    /// <summary>What IAM would refuse, in one sentence; null when it takes the tags.</summary>
    public static string? Check(IReadOnlyDictionary<string, string> tags)
    {
        foreach (KeyValuePair<string, string> tag in tags ?? throw new ArgumentNullException(nameof(tags)))
        {
            if (!Key.IsMatch(tag.Key) || !Value.IsMatch(tag.Value))
            {
                return $"IAM does not take the tag '{tag.Key}' = '{tag.Value}': letters, digits, spaces and _.:/=+-@ are allowed, 128 characters in a key and 256 in a value.";
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                return $"The tag '{tag.Key}' begins with 'aws:', which is AWS's own.";
            }
        }

        return tags.Count > MostTags ? $"There are {tags.Count} tags; a role takes {MostTags}." : null;
    }
}
