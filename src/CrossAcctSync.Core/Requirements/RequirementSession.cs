using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Analyses definitions one after the other. Whether a nested workflow is Express may be known only when its own
/// definition comes along, so analyses that wait for that are held back until <see cref="Complete"/>.
/// </summary>
public sealed class RequirementSession
{
    private readonly Dictionary<string, StateMachineType> _types = new(StringComparer.Ordinal);
    private readonly List<(StateMachineDefinition Definition, RequirementOptions Options)> _waiting = new();

    /// <summary>Analyses a definition; null when its analysis waits for others.</summary>
    public RequirementAnalysis? Add(StateMachineDefinition definition, RequirementOptions options)
    {
        StateMachineIdentity identity = StateMachineIdentity.Of(
            definition ?? throw new ArgumentNullException(nameof(definition)),
            options ?? throw new ArgumentNullException(nameof(options)));
        if (identity is { Arn: { } arn, Type: { } type })
        {
            _types[arn.ToString()] = type;
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
    public IEnumerable<RequirementAnalysis> Complete() => _waiting.Select(waiting => Analyze(waiting.Definition, waiting.Options));

    private RequirementAnalysis Analyze(StateMachineDefinition definition, RequirementOptions options)
    {
        foreach (KeyValuePair<string, StateMachineType> known in options.KnownTypes)
        {
            _types[known.Key] = known.Value;
        }

        return RequirementAnalyzer.Analyze(definition, options with { KnownTypes = _types });
    }
}
