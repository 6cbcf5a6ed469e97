using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Requirements;

/// <summary>
/// What tasks may need of a role beyond what is known of them. Nothing of that kind is taken away, however little of it
/// is known to be needed.
/// </summary>
internal sealed class UnprovenNeeds
{
    private const string PassRole = "iam:PassRole";

    // Findings which say that the permissions of a task are not all known.
    private static readonly HashSet<string> AnythingCodes = new(StringComparer.Ordinal)
    {
        DefinitionRules.PermissionsNotProven.Code,
        DefinitionRules.IntegrationUnknown.Code,
        DefinitionRules.SdkActionUnknown.Code,
        DefinitionRules.SdkApiNotOffered.Code,
        DefinitionRules.TaskNotReached.Code,
    };

    // Findings which say that a task may hand over a role that is not known, in calls of its own service.
    private static readonly HashSet<string> PassRoleCodes = new(StringComparer.Ordinal)
    {
        DefinitionRules.PassRoleNotVisible.Code,
        DefinitionRules.PassRoleDynamic.Code,
    };

    private readonly Dictionary<string, string> _services = new(StringComparer.OrdinalIgnoreCase);
    private string? _passRole;
    private string? _anything;

    private UnprovenNeeds()
    {
    }

    /// <summary>All needs are known.</summary>
    public static UnprovenNeeds None { get; } = new();

    /// <summary>What requirements leave open.</summary>
    public static UnprovenNeeds Of(IEnumerable<SyncRequirement> requirements)
    {
        var needs = new UnprovenNeeds();
        foreach (SyncRequirement requirement in requirements)
        {
            foreach (Finding finding in requirement.Findings)
            {
                needs.Add(requirement, finding);
            }
        }

        return needs;
    }

    /// <summary>Why a grant stays: a sentence on the task that may need it; null when all that could need it is known.</summary>
    /// <param name="cell">A single grant.</param>
    public string? Find(PolicyStatement cell)
    {
        if (_anything is not null)
        {
            return _anything;
        }

        if (_passRole is null)
        {
            return null;
        }

        if (cell.Action.IsNegated)
        {
            return _passRole;
        }

        return cell.Action.Values.Select(FindAction).FirstOrDefault(reason => reason is not null);
    }

    private string? FindAction(string action)
    {
        int colon = action.IndexOf(':');
        string service = colon < 0 ? action : action.Substring(0, colon);
        if (service.IndexOfAny(new[] { '*', '?' }) >= 0)
        {
            return _passRole;
        }

        if (_services.TryGetValue(service, out string? reason))
        {
            return reason;
        }

        bool isIam = string.Equals(service, "iam", StringComparison.OrdinalIgnoreCase);
        return isIam && (action.IndexOfAny(new[] { '*', '?' }) >= 0 || string.Equals(action, PassRole, StringComparison.OrdinalIgnoreCase)) ? _passRole : null;
    }

    private void Add(SyncRequirement requirement, Finding finding)
    {
        bool isAnything = AnythingCodes.Contains(finding.Code);
        if (!isAnything && !PassRoleCodes.Contains(finding.Code))
        {
            return;
        }

        string reason = $"'{requirement.StateMachineName}'{(finding.StatePath is null ? string.Empty : $" ({finding.StatePath})")} may need it: {finding.Code}, {finding.Message}";
        if (isAnything)
        {
            _anything ??= reason;
            return;
        }

        _passRole ??= reason;
        foreach (string service in ServicesOf(requirement, finding.StatePath))
        {
            if (!_services.ContainsKey(service))
            {
                _services.Add(service, reason);
            }
        }
    }

    /// <summary>The services of the state, and of all states where it is not known which one it is.</summary>
    private static IEnumerable<string> ServicesOf(SyncRequirement requirement, string? statePath)
    {
        bool isOfState = statePath is not null && requirement.Tasks.Any(task => task.StatePath == statePath);
        return requirement.Statements
            .Where(statement => !isOfState || statement.StatePaths.Contains(statePath))
            .SelectMany(statement => statement.Actions)
            .Select(action => action.Substring(0, Math.Max(0, action.IndexOf(':'))))
            .Concat(requirement.Tasks.Where(task => !isOfState || task.StatePath == statePath).Select(task => task.Service).OfType<string>())
            .Where(service => service.Length > 0 && !string.Equals(service, "iam", StringComparison.OrdinalIgnoreCase));
    }
}
