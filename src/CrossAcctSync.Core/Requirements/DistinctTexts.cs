using System;
using System.Collections.Generic;

namespace CrossAcctSync.Requirements;

/// <summary>Texts in the order in which they came, each once.</summary>
internal sealed class DistinctTexts
{
    // So few are compared sooner than hashed.
    private const int Few = 8;

    private readonly List<string> _texts = new();
    private HashSet<string>? _known;

    public IReadOnlyList<string> Texts => _texts;

    public void Add(string text)
    {
        if (_texts.Count >= Few)
        {
            _known ??= new HashSet<string>(_texts, StringComparer.Ordinal);
            if (!_known.Add(text))
            {
                return;
            }
        }
        else if (_texts.Contains(text))
        {
            return;
        }

        _texts.Add(text);
    }
}
