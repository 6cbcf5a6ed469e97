using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Repairing;

/// <summary>What there is to repair in a file as it stands.</summary>
internal sealed class RepairCases
{
    private static readonly FindingRule[] Own = { DefinitionRules.IntegrationUnknown, DefinitionRules.NestedExpressSync, DefinitionRules.CredentialsMalformed, DefinitionRules.CredentialsMissing };

    // These are of the call, and not of the definition's text.
    private static readonly FindingRule[] NotOfText = { DefinitionRules.StateMachineArnUnknown, DefinitionRules.SourceRoleUnknown };

    private readonly string _path;
    private readonly DefinitionReader _reader;
    private readonly RequirementOptions _options;

    public RepairCases(string path, DefinitionReader reader, RequirementOptions options)
    {
        _path = path;
        _reader = reader;
        _options = options;
    }

    /// <exception cref="SourceFormatException">The file is no definition or template.</exception>
    public IReadOnlyList<RepairCase> Read()
    {
        var cases = new List<RepairCase>();
        StateMachineDefinition[] definitions = _reader.ReadFile(_path).Where(result => !result.IsNotice).Select(result => result.Definition ?? throw result.Problem!).ToArray();
        RequirementOptions options = _options with { KnownTypes = TypesOf(definitions) };
        foreach (StateMachineDefinition definition in definitions)
        {
            RequirementAnalysis analysis = RequirementAnalyzer.Analyze(definition, options);
            StateMachineIdentity identity = StateMachineIdentity.Of(definition, options);
            var findings = new List<Finding>(analysis.Findings.Concat(analysis.Requirements.SelectMany(requirement => requirement.Findings)));
            var states = new Dictionary<string, StateNode>(StringComparer.Ordinal);
            foreach (StateNode state in definition.Tree.Tasks)
            {
                string path = state.Group.PathOf(identity.Arn?.Name ?? definition.Name, state.NameNode);
                states[path] = state;
                if (!state.Credentials.Exists)
                {
                    AddOwnAccountTask(definition, state, path, findings);
                }
            }

            foreach (Finding finding in findings.Distinct())
            {
                if (Array.IndexOf(NotOfText, finding.Rule) < 0)
                {
                    bool isOwn = Array.IndexOf(Own, finding.Rule) >= 0 && finding.StatePath is not null;
                    cases.Add(new RepairCase(finding, definition, isOwn && states.TryGetValue(finding.StatePath!, out StateNode? state) ? state : null, identity.Partition));
                }
            }
        }

        return cases;
    }

    /// <summary>A task of the state machine's own account needs no target role, and its resource can be wrong all the same.</summary>
    private static void AddOwnAccountTask(StateMachineDefinition definition, StateNode state, string path, List<Finding> findings)
    {
        if (definition.Text.Read(state.Resource) is { IsLiteral: true } text && TaskResource.Parse(text) is { Kind: TaskResourceKind.Unknown } resource)
        {
            TaskAnalyzer.AddUnknown(state, resource, new FindingSink(path, findings));
        }
    }

    private Dictionary<string, StateMachineType> TypesOf(IEnumerable<StateMachineDefinition> definitions)
    {
        var types = new Dictionary<string, StateMachineType>(StringComparer.Ordinal);
        foreach (StateMachineDefinition definition in definitions)
        {
            if (definition is { Arn: { } arn, Type: { } type })
            {
                types[arn.ToString()] = type;
            }
        }

        foreach (KeyValuePair<string, StateMachineType> known in _options.KnownTypes)
        {
            types[known.Key] = known.Value;
        }

        return types;
    }
}
