using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>Actions with what is asked of them for every task.</summary>
internal sealed class ActionList : IReadOnlyList<IntegrationAction>
{
    private readonly IReadOnlyList<IntegrationAction> _actions;

    private ActionList(IReadOnlyList<IntegrationAction> actions)
    {
        _actions = actions;
        Names = actions.Select(action => action.Name).ToArray();
        Purposes = actions.Select(action => action.Purpose).Distinct().OrderBy(purpose => purpose).ToArray();
        Key = string.Join(",", Names);
    }

    public int Count => _actions.Count;

    public IReadOnlyList<string> Names { get; }

    /// <summary>The purposes in order, each once.</summary>
    public IReadOnlyList<ActionPurpose> Purposes { get; }

    /// <summary>The names as one text.</summary>
    public string Key { get; }

    public IntegrationAction this[int index] => _actions[index];

    public static ActionList Of(IReadOnlyList<IntegrationAction> actions) => actions as ActionList ?? new ActionList(actions);

    public IEnumerator<IntegrationAction> GetEnumerator() => _actions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
