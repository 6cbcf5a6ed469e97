using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation.Matching;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access.Refusals;

/// <summary>Which roles a source role must be able to assume: those that the workflows of a run name. Immutable.</summary>
internal sealed class SourceNeeds
{
    private readonly HashSet<string> _named;
    private readonly WildcardPattern[] _patterns;

    private SourceNeeds(RoleArn role, string[] targets, WildcardPattern[] patterns)
    {
        Role = role;
        Targets = targets;
        _named = new HashSet<string>(targets, StringComparer.Ordinal);
        _patterns = patterns;
    }

    /// <summary>The source role.</summary>
    public RoleArn Role { get; }

    /// <summary>The roles that are named in full, in the order of the run.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>The needs of all requirements of a run that run with the role.</summary>
    public static SourceNeeds Of(RoleArn role, IEnumerable<SyncRequirement> own)
    {
        ILookup<bool, SyncRequirement> byKnown = own.ToLookup(requirement => requirement.TargetRoleArn is not null);
        return new SourceNeeds(
            role,
            byKnown[true].Select(requirement => requirement.TargetRoleArn!).Distinct(StringComparer.Ordinal).ToArray(),
            // What only the run will tell is named as far as it is known.
            byKnown[false].Select(requirement => WildcardPattern.OfText(requirement.TargetRolePattern)).ToArray());
    }

    /// <summary>Whether a workflow names the role, or may.</summary>
    public bool Include(string role) => _named.Contains(role) || _patterns.Any(pattern => pattern.IsMatch(role));
}
