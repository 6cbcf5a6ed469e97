using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Terraform;

/// <summary>
/// The execution role that a plan creates together with its state machine. Its ARN is not known yet, but the
/// configuration refers to the resource, and that has a name
/// (https://developer.hashicorp.com/terraform/internals/json-format#expression-representation).
/// </summary>
internal static class PlannedRole
{
    private const string Role = "aws_iam_role";

    /// <summary>Path and name of the role, for example <c>/Execution</c>; null where the reference leaves a choice.</summary>
    /// <param name="machine">The state machine among the planned values.</param>
    /// <param name="module">The module that it is in.</param>
    /// <param name="configuration">The same module in the configuration.</param>
    public static string? Find(SourceNode machine, SourceNode module, SourceNode configuration)
    {
        string[] references = References(Named(configuration, machine["type"].StringValue, machine["name"].StringValue));
        string[] resources = references.Where(reference => reference is not ("each.key" or "count.index")).ToArray();

        // Anything else, a variable for example, could be the role just as well.
        if (resources.Length == 0 || !resources.All(reference => reference.StartsWith(Role + ".", StringComparison.Ordinal))
            || resources.Select(NameOf).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return null;
        }

        List<SourceNode> roles = Named(module, Role, NameOf(resources[0]));
        if (roles.Count > 1 && resources.Length < references.Length)
        {
            roles = roles.FindAll(role => role["index"].Exists && role["index"].Text == machine["index"].Text);
        }

        return roles.Count == 1 && roles[0]["values"]["name"].StringValue is { Length: > 0 } name ? (roles[0]["values"]["path"].StringValue ?? "/") + name : null;
    }

    private static string[] References(List<SourceNode> configured)
    {
        var references = new List<string>();
        foreach (SourceNode resource in configured)
        {
            foreach (SourceNode reference in resource["expressions"]["role_arn"]["references"].Elements)
            {
                references.Add(reference.StringValue ?? string.Empty);
            }
        }

        return references.ToArray();
    }

    private static List<SourceNode> Named(SourceNode module, string? type, string? name)
    {
        var found = new List<SourceNode>();
        foreach (SourceNode resource in module["resources"].Elements)
        {
            if (type is not null && name is not null && resource["type"].TextEquals(type) && resource["name"].TextEquals(name) && !resource["mode"].TextEquals("data"))
            {
                found.Add(resource);
            }
        }

        return found;
    }

    /// <summary>The resource of a reference such as <c>aws_iam_role.execution["eu"].arn</c>.</summary>
    private static string NameOf(string reference) => reference.Substring(Role.Length + 1).Split('.', '[')[0];
}
