using System.Collections.Generic;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Auditing;

/// <summary>What a role may do, in a line for each statement of its policies.</summary>
internal static class PermissionBrief
{
    private const int Most = 4;

    public static IEnumerable<string> Of(AccountRole role)
    {
        foreach (NamedPolicy policy in role.IdentityPolicies)
        {
            if (policy.Document is not { } document)
            {
                yield return $"{policy.Name}: cannot be read";
                continue;
            }

            foreach (PolicyStatement statement in document.Statements)
            {
                string conditions = statement.Conditions.Count == 0 ? string.Empty : " under conditions";
                yield return $"{policy.Name}: {statement.Effect} {StatementText.Values(statement.Action, Most)} on {(statement.Resource is null ? "nothing named" : StatementText.Values(statement.Resource, Most))}{conditions}";
            }
        }
    }
}
