using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>The elements that a statement must have, must not have, or has in vain.</summary>
internal static class StatementShapeChecks
{
    private static readonly string[] Elements =
    {
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    };

    public static void Check(LintRun run, LintStatement statement)
    {
        CheckUnknown(run, statement);
        CheckPresence(run, statement);
        CheckEmpty(run, statement);
        CheckExclusion(run, statement);
    }

    private static void CheckUnknown(LintRun run, LintStatement statement)
    {
        foreach (UnknownElement element in statement.Statement.UnknownElements)
        {
            IReadOnlyList<string> near = NearMisses.Find(element.Name, Elements);
            run.Report(
                PolicyRules.ElementUnknown,
                statement,
                new LintPlace($"Statement[{statement.Index}].{element.Name}", element.Location),
                $"a statement has no element '{element.Name}'.{NearMisses.Sentence(near)}",
                near.Count > 0 ? $"Write {near[0]}." : "Remove it; IAM refuses the document.");
        }
    }

    private static void CheckPresence(LintRun run, LintStatement statement)
    {
        PolicyStatement source = statement.Statement;
        if (source.Principal is { } principal && !LintKinds.HasPrincipal(run.Kind))
        {
            run.Report(
                PolicyRules.PrincipalNotTaken,
                statement,
                statement.Place(principal.Name),
                $"{principal.Name} stands in a policy whose principal is the role or user that has it.",
                "Remove the element; to say who may assume a role, change its trust policy.");
        }
        else if (source.Principal is null && LintKinds.HasPrincipal(run.Kind))
        {
            run.Report(PolicyRules.PrincipalMissing, statement, statement.Place(), "there is no Principal.", "Name the principals that the statement is about.");
        }

        if (source.Resource is not null && run.IsTrust)
        {
            run.Report(
                PolicyRules.ResourceNotTaken,
                statement,
                statement.Place(statement.ResourceName),
                $"{statement.ResourceName} stands in a trust policy, where IAM refuses it.",
                "Remove the element.");
        }
        else if (source.Resource is null && !run.IsTrust && run.Kind != LintKind.Resource)
        {
            run.Report(
                PolicyRules.ResourceMissing,
                statement,
                statement.Place(),
                "there is neither Resource nor NotResource.",
                "Name the resources, or \"*\" where the actions take no other.");
        }
    }

    private static void CheckEmpty(LintRun run, LintStatement statement)
    {
        PolicyStatement source = statement.Statement;
        var empty = new List<LintPlace>();
        if (source.Action.Values.Count == 0)
        {
            empty.Add(statement.Place(statement.ActionName));
        }

        if (source.Resource is { Values.Count: 0 })
        {
            empty.Add(statement.Place(statement.ResourceName));
        }

        if (source.Principal is { Principals.Count: 0 } principal)
        {
            empty.Add(statement.Place(principal.Name));
        }

        empty.AddRange(source.Conditions.Where(condition => condition.Values.Count == 0).Select(condition => statement.Place(condition)));
        if (source.Conditions.Count == 0 && source.SourceNode["Condition"].Exists)
        {
            empty.Add(statement.Place("Condition"));
        }

        foreach (LintPlace place in empty)
        {
            string name = place.Element.Substring(place.Element.IndexOf('.') + 1);
            bool isOpen = name == "Condition";
            run.Report(
                PolicyRules.EmptyElement,
                statement,
                place,
                isOpen ? "Condition is empty, and the statement holds without any." : $"{name} is empty, and the statement matches nothing.",
                isOpen ? "Remove it, or write the condition that was meant." : "Fill it, or remove the statement.");
        }
    }

    private static void CheckExclusion(LintRun run, LintStatement statement)
    {
        if (!statement.IsAllow || run.IsTrust)
        {
            return;
        }

        foreach ((PolicyElement? element, string name) in new[] { (statement.Statement.Action, "NotAction"), (statement.Statement.Resource, "NotResource") })
        {
            if (element is { IsNegated: true })
            {
                run.Report(
                    PolicyRules.AllowByExclusion,
                    statement,
                    statement.Place(name),
                    $"Allow with {name} grants all but what is listed, and what AWS adds later.",
                    $"List what is allowed in {name.Substring(3)} instead.");
            }
        }
    }
}
