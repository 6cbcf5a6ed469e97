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
    private const int Few = 16;

    private readonly List<SyncTask> _tasks = new();
    private readonly List<Need> _needs = new();
    // By what sets statements apart; a role of a few services needs a few statements, which are looked at one by one.
    private Dictionary<string, Need>? _byKey;
    private readonly List<Finding> _findings = new();
    private HashSet<Finding>? _knownFindings;

    public RequirementBuilder(TargetRole target) => Target = target;

    public TargetRole Target { get; }

    /// <summary>Adds a task; one that stands in several forms of a definition in the same way is one.</summary>
    public void AddTask(SyncTask task, bool canRepeat)
    {
        if (!canRepeat || !_tasks.Exists(known => known.StatePath == task.StatePath && known.Resource == task.Resource))
        {
            _tasks.Add(task);
        }
    }

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
        Need need = FindShared(statement) ?? FindSame(statement);
        need.Add(statement, resources, statePath);
    }

    public SyncRequirement Build(StateMachineDefinition definition, StateMachineIdentity identity, IReadOnlyList<ExecutionNeed> executionNeeds, IReadOnlyList<Finding> machineFindings) => new()
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
        ExecutionNeeds = executionNeeds,
        Findings = Ordered(machineFindings),
        Path = definition.Path,
    };

    /// <summary>The need with the catalogue's own lists, whose texts need not be read.</summary>
    private Need? FindShared(in StatementDraft statement)
    {
        int count = Math.Min(_needs.Count, Few);
        for (int i = 0; i < count; i++)
        {
            if (_needs[i].HasListsOf(statement))
            {
                return _needs[i];
            }
        }

        return null;
    }

    private Need FindSame(in StatementDraft statement)
    {
        string key = statement.Conditions.Count == 0 ? statement.Actions.Key : statement.Actions.Key + "|" + statement.Conditions.Key;
        _byKey ??= new Dictionary<string, Need>(StringComparer.Ordinal);
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
        List<Finding> all = _findings;
        for (int i = machineFindings.Count - 1; i >= 0; i--)
        {
            if (machineFindings[i].StatePath is null)
            {
                all.Insert(0, machineFindings[i]);
            }
        }

        for (int i = 1; i < all.Count; i++)
        {
            if (all[i].Severity > all[i - 1].Severity)
            {
                return all.OrderByDescending(finding => finding.Severity).ToArray();
            }
        }

        return all.ToArray();
    }

    /// <summary>A statement in the making.</summary>
    private sealed class Need
    {
        private readonly StatementDraft _first;
        private readonly DistinctTexts _resources = new();
        private readonly DistinctTexts _paths = new();

        public Need(in StatementDraft first) => _first = first;

        public bool HasListsOf(in StatementDraft statement) =>
            ReferenceEquals(_first.Actions, statement.Actions) && ReferenceEquals(_first.Conditions, statement.Conditions);

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
