using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>A set of layers in the order in which AWS evaluates them.</summary>
internal readonly record struct LayerMask(byte Bits)
{
    /// <summary>The first layer, or null.</summary>
    public PolicyLayer? First
    {
        get
        {
            for (int i = 0; i < 8; i++)
            {
                if ((Bits & (1 << i)) != 0)
                {
                    return (PolicyLayer)i;
                }
            }

            return null;
        }
    }

    public LayerMask With(PolicyLayer layer, bool isIn = true) => isIn ? new((byte)(Bits | (1 << (int)layer))) : this;

    public bool Has(PolicyLayer layer) => (Bits & (1 << (int)layer)) != 0;

    public IReadOnlyList<PolicyLayer> ToList()
    {
        var layers = new List<PolicyLayer>();
        for (int i = 0; i < 8; i++)
        {
            if (Has((PolicyLayer)i))
            {
                layers.Add((PolicyLayer)i);
            }
        }

        return layers;
    }
}
