using System.Collections.Generic;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>
/// <c>IpAddress</c>: addresses and ranges of IPv4 and IPv6; an address without a prefix is itself alone
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress).
/// </summary>
internal sealed class IpAddressMatcher : ValueMatcher
{
    private readonly IpRange[] _ranges;

    public IpAddressMatcher(IReadOnlyList<string> values)
    {
        _ranges = new IpRange[values.Count];
        for (int i = 0; i < _ranges.Length; i++)
        {
            IsMalformed |= !IpRange.TryParse(values[i], out _ranges[i]);
        }
    }

    public override Ternary Matches(in ContextValue value, int index, in EvaluationFrame frame)
    {
        if (!IpRange.TryParseAddress(value[index], out IpRange address))
        {
            return Ternary.False;
        }

        foreach (IpRange range in _ranges)
        {
            if (range.Contains(address))
            {
                return Ternary.True;
            }
        }

        return Ternary.False;
    }
}
