using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>Shortcuts of the scoping tests, and statements in one line each.</summary>
internal static class Scoping
{
    public static readonly ScopingTarget Target = new("aws", "eu-west-1", "222233334444");

    public static ScopedPermissions Scope(string resource, ITaskArguments arguments, ScopingOptions? options = null, ScopingTarget? target = null) =>
        new PermissionScoper().Scope(TaskResource.Parse(resource.StartsWith("arn:", System.StringComparison.Ordinal) ? resource : "arn:aws:states:::" + resource), arguments, target ?? Target, options);

    public static IEnumerable<string> Lines(ScopedPermissions permissions) => permissions.Statements.Select(Line);

    public static string Line(ScopedStatement statement) =>
        string.Join(",", statement.Actions) + " on " + string.Join(" ", statement.Resources)
        + string.Concat(statement.Conditions.Select(condition => $" if {condition.Operator} {condition.Key} {string.Join("|", condition.Values)}"));

    public static IEnumerable<string> Resources(ScopedPermissions permissions) => permissions.Statements.SelectMany(statement => statement.Resources);

    public static IEnumerable<ScopingIssueKind> Kinds(ScopedPermissions permissions) => permissions.Issues.Select(issue => issue.Kind);
}
