using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Patterns;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Auditing;

/// <summary>The state machines at hand: which there are, and which roles their definitions name.</summary>
internal sealed class AuditedDefinitions
{
    private readonly Dictionary<string, AuditedStateMachine> _machines = new(StringComparer.Ordinal);
    private readonly HashSet<(string Account, string Region)> _places = new();
    private readonly Dictionary<string, List<SyncRequirement>> _byRole = new(StringComparer.Ordinal);
    private readonly List<(TextPattern Role, SyncRequirement Requirement)> _patterns = new();
    private readonly HashSet<string> _incompleteAccounts = new(StringComparer.Ordinal);
    private readonly List<SyncRequirement> _requirements = new();
    private bool _isIncomplete;

    private AuditedDefinitions()
    {
    }

    /// <summary>How many state machines there are.</summary>
    public int Count => _machines.Count;

    /// <summary>All state machines, in the order in which they were read.</summary>
    public IEnumerable<AuditedStateMachine> StateMachines => _machines.Values;

    /// <summary>The roles that definitions name in full.</summary>
    public IEnumerable<string> NamedRoles => _byRole.Keys;

    /// <summary>What all definitions need, of roles that they name in full and of others.</summary>
    public IReadOnlyList<SyncRequirement> Requirements => _requirements;

    /// <summary>Reads all definitions. One that cannot be read is reported.</summary>
    public static AuditedDefinitions Read(IAccountInventory accounts, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        var definitions = new AuditedDefinitions();
        IEnumerable<DefinitionResult> results = accounts.ListStateMachines(
            problem =>
            {
                definitions.Miss(problem.AccountId);
                report(problem);
            },
            cancellationToken);
        foreach (DefinitionResult result in results)
        {
            if (result.Problem is { } problem)
            {
                definitions.Miss(null);
                report(new AccountProblem(AccountProblemKind.Damaged, null, problem.Message, "Correct the text at the place that the message names."));
                continue;
            }

            definitions.Add(result.Definition!);
            // Whether a nested workflow is Express changes no permission, so that no definition waits for another one here.
            definitions.Add(RequirementAnalyzer.Analyze(result.Definition!, RequirementOptions.Default));
        }

        return definitions;
    }

    /// <summary>The state machine, or null when it is not at hand.</summary>
    public AuditedStateMachine? Find(StateMachineArn machine) =>
        _machines.TryGetValue(machine.Unqualified.ToString(), out AuditedStateMachine? found) ? found : null;

    /// <summary>
    /// Whether a state machine is there. One that is not is gone only if others of its account and region are at hand,
    /// and no definition was unreadable that can be of this account.
    /// </summary>
    public Presence PresenceOf(StateMachineArn machine) =>
        Find(machine) is not null ? Presence.Found
        : !_isIncomplete && !_incompleteAccounts.Contains(machine.AccountId) && _places.Contains((machine.AccountId, machine.Region)) ? Presence.Gone
        : Presence.NotAtHand;

    /// <summary>Whether a definition names the role, or a pattern that it fits.</summary>
    public bool AreNaming(string role) => _byRole.ContainsKey(role) || _patterns.Any(pattern => pattern.Role.Matches(role));

    /// <summary>What definitions need of a role that they name.</summary>
    public IReadOnlyList<SyncRequirement> NeedsOf(string role) =>
        _byRole.TryGetValue(role, out List<SyncRequirement>? needs) ? needs : Array.Empty<SyncRequirement>();

    /// <summary>What definitions may need of a role whose name only the run will tell.</summary>
    public IEnumerable<SyncRequirement> PossibleNeedsOf(string role) =>
        _patterns.Where(pattern => pattern.Role.Matches(role)).Select(pattern => pattern.Requirement);

    private void Miss(string? accountId)
    {
        if (accountId is null)
        {
            _isIncomplete = true;
        }
        else
        {
            _incompleteAccounts.Add(accountId);
        }
    }

    private void Add(StateMachineDefinition definition)
    {
        if (definition.Arn is { } arn)
        {
            _machines[arn.ToString()] = new AuditedStateMachine(arn, definition.SourceRoleArn);
            _places.Add((arn.AccountId, arn.Region));
        }
    }

    private void Add(RequirementAnalysis analysis)
    {
        _requirements.AddRange(analysis.Requirements);
        foreach (SyncRequirement requirement in analysis.Requirements)
        {
            if (requirement.TargetRoleArn is { } role)
            {
                if (!_byRole.TryGetValue(role, out List<SyncRequirement>? needs))
                {
                    _byRole.Add(role, needs = new List<SyncRequirement>());
                }

                needs.Add(requirement);
                continue;
            }

            if (requirement.StateMachineArn is { } machine && _machines.TryGetValue(machine, out AuditedStateMachine? known))
            {
                known.HasOpenRole = true;
            }

            // A pattern that says nothing of the role's name would name every role.
            TextPattern pattern = TextPattern.Concat(requirement.TargetRolePattern.Split('*').SelectMany((part, index) =>
                index == 0 ? new[] { TextPattern.Of(part) } : new[] { TextPattern.Unknown, TextPattern.Of(part) }));
            string name = requirement.TargetRolePattern.Substring(requirement.TargetRolePattern.LastIndexOf('/') + 1);
            if (name.Trim('*').Length > 0 && requirement.TargetRolePattern.IndexOf(":role/", StringComparison.Ordinal) > 0)
            {
                _patterns.Add((pattern, requirement));
            }
        }
    }
}
