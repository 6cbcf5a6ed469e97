using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>To whom which roles can be handed (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).</summary>
internal static class PassRoleChecks
{
    private const string Action = "iam:PassRole";

    public static void Check(LintRun run, LintStatement statement)
    {
        bool isGrant = statement.IsAllow
            && (run.Kind is LintKind.Identity or LintKind.Managed or LintKind.Session)
            && !statement.Statement.Action.IsNegated
            && statement.CoversAction(Action);
        // An administrator's "*" has a finding that says more.
        if (!isGrant || statement.Statement.Action.Values.Any(value => value is "*" or "*:*"))
        {
            return;
        }

        string action = statement.Statement.Action.Values.First(value => PolicyPattern.CoversAction(value, Action));
        IReadOnlyList<string> resources = statement.Statement.Resource?.Values ?? Array.Empty<string>();
        string? all = statement.Statement.Resource is { IsNegated: false } ? resources.FirstOrDefault(IsEveryRole) : null;
        if (all is not null)
        {
            run.Report(
                PolicyRules.PassRoleOnAllRoles,
                statement,
                statement.Place("Resource", all),
                $"{action} on '{all}' can hand every role to a service, the most powerful too.",
                "Name the roles that the tasks hand over.");
        }

        if (!statement.HasConditionOn("iam:PassedToService"))
        {
            run.Report(
                PolicyRules.PassRoleWithoutService,
                statement,
                statement.Place("Action", action),
                $"{action} can hand the roles to any service.",
                "Add StringEquals iam:PassedToService with the service, for example glue.amazonaws.com.");
        }
    }

    private static bool IsEveryRole(string resource)
    {
        int segment = 0;
        int start = 0;
        for (int i = 0; i < resource.Length && segment < 5; i++)
        {
            if (resource[i] == ':')
            {
                segment++;
                start = i + 1;
            }
        }

        string last = resource.Substring(start);
        return resource == "*" || (segment == 5 ? last is "*" or "role/*" or "role*" : resource.EndsWith("*", StringComparison.Ordinal));
    }
}
