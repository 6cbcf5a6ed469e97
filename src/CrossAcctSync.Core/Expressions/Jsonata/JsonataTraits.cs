using System;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What is to be known of a function without calling it.</summary>
[Flags]
internal enum JsonataTraits
{
    /// <summary>It is called with what is wholly known; with anything else its value is one of its type. Of nothing it gives nothing.</summary>
    None = 0,

    /// <summary>It is also called where arguments are known in part.</summary>
    TakesPatterns = 1,

    /// <summary>It is called whatever is known of its arguments.</summary>
    TakesAnything = 2 | TakesPatterns,

    /// <summary>It gives something of nothing.</summary>
    TakesNothing = 4,

    /// <summary>It need not give the same each time.</summary>
    Differs = 8,
}
