using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Which statements of a list may cover another one: those that have a pattern for its first resource and one for its first
/// action, or whose form does not tell. A statement that is left out surely does not cover it.
/// </summary>
/// <remarks>A pattern covers a text only if all that it has before its first special character begins the text.</remarks>
internal sealed class CoverIndex
{
    private readonly string _partition;
    private readonly PatternPrefixes _actions = new();
    private readonly PatternPrefixes _resources = new();
    private readonly PatternPrefixes _principals = new();
    private int _count;

    /// <param name="partition">The partition of accounts given by number.</param>
    public CoverIndex(string partition) => _partition = partition;

    /// <summary>Makes one of the statements of a list.</summary>
    public static CoverIndex Of(IEnumerable<PolicyStatement> statements, string partition)
    {
        var index = new CoverIndex(partition);
        foreach (PolicyStatement statement in statements)
        {
            index.Add(statement);
        }

        return index;
    }

    /// <summary>Adds the next statement of the list. One that takes the place of another must have its principals, actions and resources.</summary>
    public void Add(PolicyStatement statement)
    {
        int place = _count++;
        Add(_actions, place, statement.Action, LowerCase);
        if (statement.Resource is { } resource)
        {
            Add(_resources, place, resource, value => value);
        }
        else if (statement.Principal is { IsNegated: false } principals)
        {
            foreach (PolicyPrincipal principal in principals.Principals)
            {
                string name = CanonicalPrincipal.Of(principal, _partition);
                _principals.Add(place, name == CanonicalPrincipal.Everyone ? "*" : name, isPattern: name == CanonicalPrincipal.Everyone);
            }
        }
        else
        {
            _principals.AddAny(place);
            _resources.AddAny(place);
        }
    }

    /// <summary>The places of the statements that may cover one, in order.</summary>
    public IEnumerable<int> Candidates(PolicyStatement narrow)
    {
        List<List<int>>? byAction = narrow.Action is { IsNegated: false, Values.Count: > 0 } action ? _actions.Find(LowerCase(action.Values[0])) : null;
        List<List<int>>? byPlace = narrow.Resource is { IsNegated: false, Values.Count: > 0 } resource ? _resources.Find(resource.Values[0])
            : narrow is { Resource: null, Principal: { IsNegated: false, Principals.Count: > 0 } principals } ? _principals.Find(CanonicalPrincipal.Of(principals.Principals[0], _partition))
            : null;
        List<List<int>>? fewest = byAction is null || (byPlace is not null && byPlace.Sum(list => list.Count) < byAction.Sum(list => list.Count)) ? byPlace : byAction;
        return fewest is null ? Enumerable.Range(0, _count)
            : fewest.Count == 1 ? fewest[0].ToArray()
            : fewest.SelectMany(list => list).Distinct().OrderBy(place => place).ToArray();
    }

    private static void Add(PatternPrefixes prefixes, int place, PolicyElement element, Func<string, string> form)
    {
        if (element.IsNegated)
        {
            prefixes.AddAny(place);
            return;
        }

        foreach (string value in element.Values)
        {
            prefixes.Add(place, form(value), isPattern: true);
        }
    }

#pragma warning disable CA1308 // As PolicyPattern compares them.
    private static string LowerCase(string action) => action.ToLowerInvariant();
#pragma warning restore CA1308
}
