using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>
/// Whether actions and resources of a statement belong together, by the Service Authorization Reference. In doubt
/// nothing is said: an action that is not known may be granted on anything.
/// </summary>
internal static class ResourceMatchChecks
{
    private static readonly Regex Placeholder = new(@"\$\{[^}]*\}", RegexOptions.CultureInvariant);

    public static void Check(LintRun run, LintStatement statement)
    {
        PolicyStatement source = statement.Statement;
        if (run.IsTrust || source.Action.IsNegated || source.Resource is not { IsNegated: false } resource || source.Action.Values.Count == 0)
        {
            return;
        }

        var actions = source.Action.Values.Select(action => (Action: action, Known: GrantFit.Patterns(action))).ToList();
        string[] values = resource.Values.Where(value => ResourceChecks.IsArn(value) && !ResourceChecks.IsVoid(value)).ToArray();
        // Another text than an ARN is "*", or has a finding of its own and may mean anything.
        bool isOpen = values.Length < resource.Values.Count;
        if (actions.All(action => action.Known is not null))
        {
            HashSet<string> patterns = new(actions.SelectMany(action => action.Known!), StringComparer.Ordinal);
            string[] strangers = values.Where(value => !GrantFit.Fits(value, patterns) && !source.Action.Values.Any(action => GrantFit.IsAllOfService(value, action, patterns.Count))).ToArray();
            foreach (string stranger in strangers)
            {
                ReportResource(run, statement, stranger, patterns);
            }

            if (strangers.Length == values.Length)
            {
                return;
            }
        }

        if (!isOpen && values.Length > 0)
        {
            CheckActions(run, statement, actions, values);
        }
    }

    private static void CheckActions(LintRun run, LintStatement statement, List<(string Action, IReadOnlyCollection<string>? Known)> actions, string[] values)
    {
        foreach ((string action, IReadOnlyCollection<string>? patterns) in actions)
        {
            if (patterns is null || PolicyPattern.HasWildcard(action) || values.Any(value => GrantFit.Fits(value, patterns) || GrantFit.IsAllOfService(value, action, patterns.Count)))
            {
                continue;
            }

            run.Report(
                PolicyRules.ActionWithoutResource,
                statement,
                statement.Place("Action", action),
                patterns.Count == 0 ? $"'{action}' can be granted on \"*\" only." : $"'{action}' can be granted on none of the resources; it takes {Example(patterns)}.",
                patterns.Count == 0 ? "Move the action to a statement with \"Resource\": \"*\"." : "Add the resource that the action needs, or move the action to another statement.");
        }
    }

    private static void ReportResource(LintRun run, LintStatement statement, string value, IReadOnlyCollection<string> patterns)
    {
        string what = patterns.Count == 0 ? "the actions can be granted on \"*\" only" : $"the actions take {Example(patterns)}";
        run.Report(
            PolicyRules.ResourceMismatch,
            statement,
            statement.Place("Resource", value),
            $"no action of the statement can be granted on '{value}'; {what}.",
            patterns.Count == 0 ? "Write \"Resource\": \"*\"." : "Name a resource of the actions' own kind, or move the resource to the statement that it belongs to.");
    }

    private static string Example(IReadOnlyCollection<string> patterns)
    {
        string first = patterns.Select(pattern => Placeholder.Replace(pattern, "*")).OrderBy(pattern => pattern.Length).ThenBy(pattern => pattern, StringComparer.Ordinal).First();
        return patterns.Count == 1 ? first : $"{first} and {patterns.Count - 1} more";
    }
}
