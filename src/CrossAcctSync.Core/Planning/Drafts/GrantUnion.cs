using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// All identity policies of a role as one document, since IAM takes them together
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html), and where each statement is from.
/// </summary>
internal sealed class GrantUnion
{
    private readonly List<(string Policy, int Index)> _origins = new();

    private GrantUnion(AccountRole role)
    {
        var statements = new List<PolicyStatement>();
        foreach (NamedPolicy policy in role.IdentityPolicies)
        {
            Add(policy, statements);
        }

        Document = PolicyDocument.Of(statements.ToArray());
    }

    /// <summary>The statements of all policies that can be read.</summary>
    public PolicyDocument Document { get; }

    public static GrantUnion Of(AccountRole role) => new(role);

    /// <summary>A warning of a merge with <see cref="Document"/>, with the statement's real place.</summary>
    public string Place(PolicyWarning warning) => warning.StatementIndex is { } index && index < _origins.Count
        ? warning.Message.Replace($"Statement[{index}]", $"Statement[{_origins[index].Index}] of the policy '{_origins[index].Policy}'")
        : warning.Message;

    private void Add(NamedPolicy policy, List<PolicyStatement> statements)
    {
        if (policy.Document is not { } document)
        {
            return;
        }

        for (int i = 0; i < document.Statements.Count; i++)
        {
            // In a document of version 2008-10-17 a variable is plain text; beside statements of today's it would be
            // read as something else, so such an Allow does not count as a grant.
            bool isOther = !PolicyVariables.AreKnownTo(document)
                && (PolicyVariables.AreIn(document.Statements[i]) || PolicyVariables.EscapesAreIn(document.Statements[i]));
            if (!isOther)
            {
                statements.Add(document.Statements[i]);
                _origins.Add((policy.Name, i));
            }
        }
    }
}
