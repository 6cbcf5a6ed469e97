using System;
using System.Collections.Generic;

namespace CrossAcctSync.Requirements;

/// <summary>The requirements in the making, one for each target role, in the order in which tasks name them.</summary>
internal sealed class RequirementBuilders
{
    private readonly List<RequirementBuilder> _all = new();
    private Dictionary<string, RequirementBuilder>? _byRole;

    public IReadOnlyList<RequirementBuilder> All => _all;

    /// <summary>The requirement of a role.</summary>
    public RequirementBuilder Of(TargetRole target)
    {
        // A role that is written out is the same object for every task.
        if (target.Requirement is { } known)
        {
            return known;
        }

        string key = target.Pattern.ToString();
        _byRole ??= new Dictionary<string, RequirementBuilder>(StringComparer.Ordinal);
        if (!_byRole.TryGetValue(key, out RequirementBuilder? builder))
        {
            _byRole.Add(key, builder = new RequirementBuilder(target));
            _all.Add(builder);
        }

        return target.Requirement = builder;
    }
}
