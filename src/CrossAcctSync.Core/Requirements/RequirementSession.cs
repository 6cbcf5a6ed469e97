using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Analyses definitions one after the other. Whether a nested workflow is Express, and whether an ARN that was given alone
/// is that of one definition only, may be known when others have come along, so analyses that wait for that are held back
/// until <see cref="Complete"/>. No two definitions get the same ARN.
/// </summary>
public sealed class RequirementSession
{
    private readonly Dictionary<string, StateMachineType> _types = new(StringComparer.Ordinal);
    private readonly List<(StateMachineDefinition Definition, RequirementOptions Options)> _waiting = new();
    private readonly Dictionary<StateMachineArn, StateMachineDefinition> _owners = new();
    private readonly List<IdentityConflict> _conflicts = new();

    /// <summary>Definitions that were not analysed, since another has the same ARN; whole after <see cref="Complete"/>.</summary>
    public IReadOnlyList<IdentityConflict> Conflicts => _conflicts;

    /// <summary>Analyses a definition; null when its analysis waits for others, or when another has its ARN.</summary>
    public RequirementAnalysis? Add(StateMachineDefinition definition, RequirementOptions options)
    {
        StateMachineIdentity identity = StateMachineIdentity.Of(
            definition ?? throw new ArgumentNullException(nameof(definition)),
            options ?? throw new ArgumentNullException(nameof(options)));
        if (identity.Origin == IdentityOrigin.OnlyOneGiven)
        {
            _waiting.Add((definition, options));
            return null;
        }

        if (!Owns(identity, definition))
        {
            return null;
        }

        RequirementAnalysis analysis = Analyze(definition, options);
        if (analysis.Requirements.Any(requirement => requirement.Findings.Any(finding => finding.Rule == DefinitionRules.NestedTypeUnknown)))
        {
            _waiting.Add((definition, options));
            return null;
        }

        return analysis;
    }

    /// <summary>The analyses that were held back, with all that is known by now.</summary>
    public IEnumerable<RequirementAnalysis> Complete()
    {
        var settled = new List<(StateMachineDefinition Definition, RequirementOptions Options)>();
        var contested = new HashSet<StateMachineArn>(
            _waiting.Where(waiting => IsAlone(waiting.Definition, waiting.Options))
                .GroupBy(waiting => waiting.Options.StateMachineArns[0].Unqualified)
                .Where(claims => !_owners.ContainsKey(claims.Key) && claims.Skip(1).Any(claim => !AreSame(claim.Definition, claims.First().Definition)))
                .Select(claims => claims.Key));
        foreach ((StateMachineDefinition definition, RequirementOptions options) in _waiting)
        {
            if (!IsAlone(definition, options))
            {
                settled.Add((definition, options));
            }
            else if (_owners.TryGetValue(options.StateMachineArns[0].Unqualified, out StateMachineDefinition? owner) && !AreSame(owner, definition))
            {
                if (contested.Contains(options.StateMachineArns[0].Unqualified))
                {
                    _conflicts.Add(new IdentityConflict(options.StateMachineArns[0].Unqualified, owner, definition));
                }
                else
                {
                    // The ARN is that of another definition, by its name; this one has none.
                    settled.Add((definition, options with { StateMachineArns = Array.Empty<StateMachineArn>() }));
                }
            }
            else if (Owns(StateMachineIdentity.Of(definition, options), definition) && !contested.Contains(options.StateMachineArns[0].Unqualified))
            {
                settled.Add((definition, options));
            }
        }

        return settled.Select(waiting => Analyze(waiting.Definition, waiting.Options));
    }

    private static bool IsAlone(StateMachineDefinition definition, RequirementOptions options) =>
        StateMachineIdentity.Of(definition, options).Origin == IdentityOrigin.OnlyOneGiven;

    // The same text that is read again, as of a file that is named twice.
    private static bool AreSame(StateMachineDefinition left, StateMachineDefinition right) =>
        ReferenceEquals(left, right) || (left.Path is not null && left.Location.Equals(right.Location));

    private bool Owns(StateMachineIdentity identity, StateMachineDefinition definition)
    {
        if (identity.Arn is not { } arn)
        {
            return true;
        }

        if (_owners.TryGetValue(arn, out StateMachineDefinition? owner) && !AreSame(owner, definition))
        {
            _conflicts.Add(new IdentityConflict(arn, owner, definition));
            return false;
        }

        _owners[arn] = definition;
        if (identity.Type is { } type)
        {
            _types[arn.ToString()] = type;
        }

        return true;
    }

    private RequirementAnalysis Analyze(StateMachineDefinition definition, RequirementOptions options)
    {
        foreach (KeyValuePair<string, StateMachineType> known in options.KnownTypes)
        {
            _types[known.Key] = known.Value;
        }

        return RequirementAnalyzer.Analyze(definition, options with { KnownTypes = _types });
    }
}
