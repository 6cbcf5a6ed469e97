using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Requirements;

/// <summary>Gathers what the tasks of one target role need.</summary>
internal sealed class RequirementBuilder
{
    private readonly List<SyncTask> _tasks = new();
    private readonly List<Need> _needs = new();
    private readonly Dictionary<string, Need> _byKey = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = new();
    private readonly HashSet<Finding> _knownFindings = new(FindingComparer.Instance);

    public RequirementBuilder(TargetRole target) => Target = target;

    public TargetRole Target { get; }

    public void AddTask(SyncTask task) => _tasks.Add(task);

    public void AddFindings(IReadOnlyList<Finding> findings)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            if (_knownFindings.Add(findings[i]))
            {
                _findings.Add(findings[i]);
            }
        }
    }

    /// <summary>Adds a statement. Those with the same actions and conditions become one with all their resources, which grants the same.</summary>
    public void AddStatement(ScopedStatement statement, string statePath)
    {
        string key = statement.Conditions.Count == 0
            ? statement.ActionKey
            : statement.ActionKey + "|" + string.Join(";", statement.Conditions.Select(condition => $"{condition.Operator} {condition.Key} {string.Join(",", condition.Values)}"));
        if (!_byKey.TryGetValue(key, out Need? need))
        {
            _byKey.Add(key, need = new Need(statement));
            _needs.Add(need);
        }

        need.Add(statement, statePath);
    }

    public SyncRequirement Build(StateMachineDefinition definition, StateMachineIdentity identity, IEnumerable<Finding> machineFindings) => new()
    {
        StateMachineName = identity.Arn?.Name ?? definition.Name,
        StateMachineArn = identity.Arn?.ToString(),
        SourceRoleArn = identity.SourceRole?.ToString(),
        SourceAccountId = identity.AccountId,
        TargetRoleArn = Target.Role?.ToString(),
        TargetRolePattern = Target.Pattern.ToString(),
        TargetRoleName = Target.Role?.Name,
        TargetAccountId = Target.Role?.AccountId,
        Partition = Target.Role?.Partition ?? identity.Partition,
        Region = identity.Region,
        Tasks = _tasks,
        Statements = _needs.Select(need => need.ToStatement()).ToArray(),
        Findings = machineFindings.Where(finding => finding.StatePath is null).Concat(_findings).OrderByDescending(finding => finding.Severity).ToArray(),
        Path = definition.Path,
    };

    /// <summary>A statement in the making.</summary>
    private sealed class Need
    {
        private readonly ScopedStatement _first;
        private readonly DistinctTexts _resources = new();
        private readonly DistinctTexts _paths = new();

        public Need(ScopedStatement first) => _first = first;

        public void Add(ScopedStatement statement, string statePath)
        {
            for (int i = 0; i < statement.Resources.Count; i++)
            {
                _resources.Add(statement.Resources[i]);
            }

            _paths.Add(statePath);
        }

        public SyncStatement ToStatement() => new(
            _first.Actions,
            _resources.Texts,
            _first.Conditions.Select(condition => new PolicyCondition(condition.Operator, condition.Key, condition.Values)).ToArray(),
            _first.Purposes,
            _paths.Texts,
            _first.Reason,
            _first.Source);
    }
}
