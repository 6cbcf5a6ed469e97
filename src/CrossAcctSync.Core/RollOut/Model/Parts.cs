using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.RollOut.Model;

/// <summary>
/// Divides what does not fit into one template among the fewest that hold it, by a digest of each item's name. So an
/// item stays in its template whatever else comes or goes, as long as the number of templates stays.
/// </summary>
internal static class Parts
{
    /// <summary>The parts with a suffix for their names, empty for a single one; null when no number of parts would do.</summary>
    /// <param name="items">The items; at least one.</param>
    /// <param name="name">An item's name, which never changes.</param>
    /// <param name="make">The template of some items.</param>
    /// <param name="fits">Whether a template is within its quotas.</param>
    public static IReadOnlyList<(string Suffix, IReadOnlyList<TItem> Items, TText Text)>? Of<TItem, TText>(
        IReadOnlyList<TItem> items, Func<TItem, string> name, Func<IReadOnlyList<TItem>, TText> make, Func<TText, bool> fits)
    {
        TText whole = make(items);
        if (fits(whole))
        {
            return new[] { (string.Empty, items, whole) };
        }

        // Each number of parts has the digest fall anew, so that items of one size need no more than about twice the
        // fewest parts; with as many parts as items, only an item that is too large by itself is left.
        for (int count = 2; count <= 2 * items.Count; count = count < 16 ? count + 1 : count * 5 / 4)
        {
            var parts = new List<(string Suffix, IReadOnlyList<TItem> Items, TText Text)>();
            foreach (IGrouping<int, TItem> part in items.GroupBy(item => (int)(ResourceNames.Hash(name(item)) % (uint)count)).OrderBy(part => part.Key))
            {
                TItem[] some = part.ToArray();
                TText text = make(some);
                if (!fits(text))
                {
                    parts.Clear();
                    break;
                }

                parts.Add(("-" + (part.Key + 1).ToString(CultureInfo.InvariantCulture), some, text));
            }

            if (parts.Count > 0)
            {
                return parts;
            }
        }

        return null;
    }
}
