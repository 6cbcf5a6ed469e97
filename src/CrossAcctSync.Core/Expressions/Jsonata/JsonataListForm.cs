using System;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>How jsonata made a list, on which it depends where the list is taken apart.</summary>
[Flags]
internal enum JsonataListForm
{
    Plain = 0,

    /// <summary>Of no element it is nothing, and of one it is that one.</summary>
    Sequence = 1,

    /// <summary>A sequence of one stays a list.</summary>
    KeepsSingleton = 2,

    /// <summary>Written out at an end of a path: it is not taken apart there.</summary>
    WrittenOut = 4,

    /// <summary>Its elements carry variables along a path.</summary>
    Tuples = 8,
}
