using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Sentences;

/// <summary>Names in a sentence, which is not to grow with their number.</summary>
internal static class NameList
{
    /// <summary><c>a, b, c and 2 more</c>.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">How many are written out.</param>
    /// <param name="separator">What stands between them.</param>
    public static string Of(IReadOnlyCollection<string> names, int most, string separator = ", ") =>
        string.Join(separator, names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : string.Empty);
}
