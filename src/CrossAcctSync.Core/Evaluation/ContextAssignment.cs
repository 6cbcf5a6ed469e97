using System;
using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>One way in which an unknown context key could fall.</summary>
/// <param name="Key">The key, in lower case.</param>
/// <param name="Values">The values; empty when the key is absent.</param>
/// <param name="IsOther">Whether the value stands for all those that no policy of the set names.</param>
public sealed record ContextAssignment(string Key, IReadOnlyList<string> Values, bool IsOther)
{
    /// <summary>The key, in lower case.</summary>
    public string Key { get; internal init; } = Key;

    /// <summary>The values; empty when the key is absent.</summary>
    public IReadOnlyList<string> Values { get; internal init; } = Values;

    /// <summary>Whether the value stands for all those that no policy of the set names.</summary>
    public bool IsOther { get; internal init; } = IsOther;

    /// <summary>Whether the key is absent.</summary>
    public bool IsAbsent => Values.Count == 0;

    /// <summary>The context in which the key falls this way.</summary>
    public RequestContext Apply(RequestContext context)
    {
        _ = context ?? throw new ArgumentNullException(nameof(context));
        return IsAbsent ? context.Without(Key) : context.With(Key, new List<string>(Values).ToArray());
    }

    /// <summary><c>key = 'value'</c>, <c>key = another value</c> or <c>no key</c>.</summary>
    public override string ToString() =>
        VisibleText.Of(IsAbsent ? $"no {Key}"
        : IsOther ? $"{Key} = another value"
        : $"{Key} = '{string.Join("', '", Values)}'");
}
