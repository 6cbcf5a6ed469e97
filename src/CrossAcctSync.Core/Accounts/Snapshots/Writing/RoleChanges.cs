using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>Changes to a role's element.</summary>
internal static class RoleChanges
{
    // A role has at most ten managed policies, by default (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html);
    // accounts can ask for twenty.
    private const int MostManagedPolicies = 20;

    public static ElementChange ReplaceTrust(StoredElement role, PolicyDocument document, PolicyDocument? expected)
    {
        SourceNode node = role.Node;
        NamedPolicy current = PolicyNode.Read(RoleDetailReader.TrustName, node, node["AssumeRolePolicyDocument"]);
        return Compare(current, document, expected) ?? Set();

        ElementChange Set()
        {
            var editor = new JsonEditor(role.Text);
            editor.Set(editor.Root, "AssumeRolePolicyDocument", DocumentForm.Of(node["AssumeRolePolicyDocument"]).Write(document));
            return ElementChange.Write(editor, "The trust policy was replaced.");
        }
    }

    public static ElementChange PutInlinePolicy(StoredElement role, string name, PolicyDocument document, PolicyDocument? expected)
    {
        SourceNode node = role.Node;
        IReadOnlyList<SourceNode> policies = RoleDetailReader.ListOf(node, "RolePolicyList");
        int index = IndexOf(policies, "PolicyName", name);
        if (index < 0)
        {
            return expected is null
                ? Append()
                : ElementChange.Conflict($"The role has no inline policy '{name}' any more.");
        }

        NamedPolicy current = PolicyNode.Read(name, policies[index], policies[index]["PolicyDocument"]);
        return Compare(current, document, expected) ?? Set();

        ElementChange Append()
        {
            var editor = new JsonEditor(role.Text);
            DocumentForm form = DocumentForm.Of(node["AssumeRolePolicyDocument"]);
            editor.Append(editor.Root, "RolePolicyList", $"{{\"PolicyName\":{DocumentForm.Quote(name)},\"PolicyDocument\":{form.Write(document)}}}");
            return ElementChange.Write(editor, $"The inline policy '{name}' was added.");
        }

        ElementChange Set()
        {
            var editor = new JsonEditor(role.Text);
            JsonSpan policy = editor.Elements(editor.Find(editor.Root, "RolePolicyList")!.Value)[index];
            editor.Set(policy, "PolicyDocument", DocumentForm.Of(policies[index]["PolicyDocument"]).Write(document));
            return ElementChange.Write(editor, $"The inline policy '{name}' was replaced.");
        }
    }

    public static ElementChange AddInlinePolicy(StoredElement role, string name, PolicyDocument document)
    {
        IReadOnlyList<SourceNode> policies = RoleDetailReader.ListOf(role.Node, "RolePolicyList");
        int index = IndexOf(policies, "PolicyName", name);
        return index < 0 ? PutInlinePolicy(role, name, document, null)
            : IsSame(PolicyNode.Read(name, policies[index], policies[index]["PolicyDocument"]), document) ? ElementChange.Unchanged("The policy means the same already.")
            : ElementChange.Conflict($"The role has an inline policy '{name}' by now.");
    }

    public static ElementChange DeleteInlinePolicy(StoredElement role, string name, PolicyDocument? expected = null)
    {
        IReadOnlyList<SourceNode> policies = RoleDetailReader.ListOf(role.Node, "RolePolicyList");
        int index = IndexOf(policies, "PolicyName", name);
        return index < 0 ? ElementChange.Unchanged($"The role has no inline policy '{name}'.")
            : expected is not null && !IsSame(PolicyNode.Read(name, policies[index], policies[index]["PolicyDocument"]), expected)
                ? ElementChange.Conflict("The policy is not the one that was expected: it was changed meanwhile.")
                : Remove(role, "RolePolicyList", index, $"The inline policy '{name}' was deleted.");
    }

    public static ElementChange Attach(StoredElement role, string policyArn)
    {
        IReadOnlyList<SourceNode> attached = RoleDetailReader.ListOf(role.Node, "AttachedManagedPolicies");
        if (IndexOf(attached, "PolicyArn", policyArn) >= 0)
        {
            return ElementChange.Unchanged($"{policyArn} is attached already.");
        }

        if (attached.Count >= MostManagedPolicies)
        {
            return ElementChange.Refused($"The role has {attached.Count} managed policies; IAM allows no more.");
        }

        var editor = new JsonEditor(role.Text);
        string name = DocumentForm.Quote(AttachedPolicy.NameOf(policyArn));
        editor.Append(editor.Root, "AttachedManagedPolicies", $"{{\"PolicyName\":{name},\"PolicyArn\":{DocumentForm.Quote(policyArn)}}}");
        return ElementChange.Write(editor, $"{policyArn} was attached.");
    }

    public static ElementChange Detach(StoredElement role, string policyArn)
    {
        int index = IndexOf(RoleDetailReader.ListOf(role.Node, "AttachedManagedPolicies"), "PolicyArn", policyArn);
        return index < 0
            ? ElementChange.Unchanged($"{policyArn} is not attached.")
            : Remove(role, "AttachedManagedPolicies", index, $"{policyArn} was detached.");
    }

    /// <summary>Deletes a role without policies, as DeleteRole does.</summary>
    public static ElementChange Delete(StoredElement role, PolicyDocument expectedTrust)
    {
        SourceNode node = role.Node;
        int inline = RoleDetailReader.ListOf(node, "RolePolicyList").Count;
        int attached = RoleDetailReader.ListOf(node, "AttachedManagedPolicies").Count;
        return inline + attached > 0 ? ElementChange.Refused($"The role has {inline} inline and {attached} managed policies; IAM deletes only a role that has none.")
            : !IsSame(PolicyNode.Read(RoleDetailReader.TrustName, node, node["AssumeRolePolicyDocument"]), expectedTrust)
                ? ElementChange.Conflict("The trust policy is not the one that was expected: it was changed meanwhile.")
                : ElementChange.Remove("The role was deleted.");
    }

    private static ElementChange Remove(StoredElement role, string list, int index, string reason)
    {
        var editor = new JsonEditor(role.Text);
        editor.Remove(editor.Find(editor.Root, list)!.Value, index);
        return ElementChange.Write(editor, reason);
    }

    /// <summary>Null when the policy has to be written.</summary>
    private static ElementChange? Compare(NamedPolicy current, PolicyDocument document, PolicyDocument? expected)
    {
        if (IsSame(current, document))
        {
            return ElementChange.Unchanged("The policy means the same already.");
        }

        return expected is null || IsSame(current, expected)
            ? null
            : ElementChange.Conflict("The policy is not the one that was expected: it was changed meanwhile.");
    }

    internal static bool IsSame(NamedPolicy current, PolicyDocument document) =>
        current.Document is not null && PolicyEquality.Compare(current.Document, document, PolicyEqualityOptions.Strict).AreEquivalent;

    private static int IndexOf(IReadOnlyList<SourceNode> elements, string property, string value)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i][property].TextEquals(value))
            {
                return i;
            }
        }

        return -1;
    }
}
