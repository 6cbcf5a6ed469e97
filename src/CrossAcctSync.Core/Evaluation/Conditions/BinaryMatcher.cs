using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary><c>BinaryEquals</c>: bytes in base64, compared byte by byte (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals).</summary>
internal sealed class BinaryMatcher : ValueMatcher
{
    private readonly byte[][] _values;

    public BinaryMatcher(IReadOnlyList<string> values)
    {
        _values = new byte[values.Count][];
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = Decode(values[i]) ?? Array.Empty<byte>();
            IsMalformed |= Decode(values[i]) is null;
        }
    }

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame)
    {
        if (Decode(value[index]) is not { } bytes)
        {
            return Ternary.False;
        }

        foreach (byte[] expected in _values)
        {
            if (bytes.AsSpan().SequenceEqual(expected))
            {
                return Ternary.True;
            }
        }

        return Ternary.False;
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
