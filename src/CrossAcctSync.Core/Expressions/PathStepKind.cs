namespace CrossAcctSync.Expressions;

/// <summary>What a step of a JSONPath expression leads to.</summary>
internal enum PathStepKind
{
    /// <summary>A member of an object.</summary>
    Member,

    /// <summary>An element of a list.</summary>
    Index,

    /// <summary>Some elements: <c>[0,2]</c>.</summary>
    Indexes,

    /// <summary>All elements, or the values of all members.</summary>
    Wildcard,

    /// <summary>Elements that follow one another: <c>[1:3]</c>.</summary>
    Slice,

    /// <summary>The elements for which a condition holds.</summary>
    Filter,

    /// <summary>The members of a name at any depth: <c>..name</c>.</summary>
    Descent,
}
