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
    // By what sets statements apart, and by the catalogue's own lists, which need not be read for that.
    private readonly Dictionary<string, Need> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(ActionList Actions, ConditionList Conditions), Need> _byLists = new();
    private readonly List<Finding> _findings = new();
    private HashSet<Finding>? _knownFindings;

    public RequirementBuilder(TargetRole target) => Target = target;

    public TargetRole Target { get; }

    public void AddTask(SyncTask task) => _tasks.Add(task);

    public void AddFindings(IReadOnlyList<Finding> findings)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            _knownFindings ??= new HashSet<Finding>(FindingComparer.Instance);
            if (_knownFindings.Add(findings[i]))
            {
                _findings.Add(findings[i]);
            }
        }
    }

    /// <summary>Adds a statement. Those with the same actions and conditions become one with all their resources, which grants the same.</summary>
    public void AddStatement(in StatementDraft statement, List<string> resources, string statePath)
    {
        if (!_byLists.TryGetValue((statement.Actions, statement.Conditions), out Need? need))
        {
            need = NeedOf(statement);
            if (statement.Conditions.IsShared)
            {
                _byLists.Add((statement.Actions, statement.Conditions), need);
            }
        }

        need.Add(statement, resources, statePath);
    }

    public SyncRequirement Build(StateMachineDefinition definition, StateMachineIdentity identity, IReadOnlyList<Finding> machineFindings) => new()
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
        Statements = Array.ConvertAll(_needs.ToArray(), need => need.ToStatement()),
        Findings = Ordered(machineFindings),
        Path = definition.Path,
    };

    private Need NeedOf(in StatementDraft statement)
    {
        string key = statement.Conditions.Count == 0 ? statement.Actions.Key : statement.Actions.Key + "|" + statement.Conditions.Key;
        if (!_byKey.TryGetValue(key, out Need? need))
        {
            _byKey.Add(key, need = new Need(statement));
            _needs.Add(need);
        }

        return need;
    }

    /// <summary>The findings on the machine and on the tasks, the gravest first.</summary>
    private Finding[] Ordered(IReadOnlyList<Finding> machineFindings)
    {
        Finding[] all = machineFindings.Where(finding => finding.StatePath is null).Concat(_findings).ToArray();
        return all.Length < 2 ? all : all.OrderByDescending(finding => finding.Severity).ToArray();
    }

    /// <summary>A statement in the making.</summary>
    private sealed class Need
    {
        private readonly StatementDraft _first;
        private readonly DistinctTexts _resources = new();
        private readonly DistinctTexts _paths = new();

        public Need(in StatementDraft first) => _first = first;

        public void Add(in StatementDraft statement, List<string> resources, string statePath)
        {
            for (int i = 0; i < statement.Count; i++)
            {
                _resources.Add(resources[statement.First + i]);
            }

            _paths.Add(statePath);
        }

        public SyncStatement ToStatement() => new(
            _first.Actions.Names,
            _resources.Texts,
            _first.Conditions.Count == 0 ? Array.Empty<PolicyCondition>() : _first.Conditions.Select(condition => new PolicyCondition(condition.Operator, condition.Key, condition.Values)).ToArray(),
            _first.Actions.Purposes,
            _paths.Texts,
            _first.Reason,
            _first.Source);
    }
}
