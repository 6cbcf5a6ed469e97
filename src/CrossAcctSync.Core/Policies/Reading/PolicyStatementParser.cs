using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>A JSON object to a statement.</summary>
internal static class PolicyStatementParser
{
    public static PolicyStatement Read(SourceNode node, string path)
    {
        if (!node.IsObject)
        {
            throw PolicyParser.Error(node, path, "A statement is a JSON object.");
        }

        string? sid = null;
        PolicyEffect? effect = null;
        PrincipalElement? principal = null;
        PolicyElement? action = null;
        PolicyElement? resource = null;
        IReadOnlyList<PolicyCondition> conditions = Array.Empty<PolicyCondition>();
        List<UnknownElement>? unknown = null;
        foreach (SourceMember member in node.Members)
        {
            SourceNode value = member.Value;
            switch (member.Name)
            {
                case "Sid":
                    sid = PolicyParser.ReadString(value, path + ".Sid");
                    break;
                case "Effect":
                    effect = PolicyElements.Effect(value, path);
                    break;
                case "Principal" or "NotPrincipal":
                    Once(principal, member, path);
                    principal = PrincipalParser.Read(member, path);
                    break;
                case "Action" or "NotAction":
                    Once(action, member, path);
                    action = new PolicyElement(member.NameEquals("NotAction"), PolicyElements.Strings(value, path + "." + member.Name));
                    break;
                case "Resource" or "NotResource":
                    Once(resource, member, path);
                    resource = new PolicyElement(member.NameEquals("NotResource"), PolicyElements.Strings(value, path + "." + member.Name));
                    break;
                case "Condition":
                    conditions = PolicyElements.Conditions(value, path + ".Condition");
                    break;
                default:
                    (unknown ??= new()).Add(PolicyElements.Unknown(member));
                    break;
            }
        }

        return new PolicyStatement
        {
            Sid = sid,
            Effect = effect ?? throw PolicyParser.Error(node, path + ".Effect", "The statement has no Effect; \"Allow\" or \"Deny\" was expected."),
            Principal = principal,
            Action = action ?? throw PolicyParser.Error(node, path + ".Action", "The statement has neither Action nor NotAction."),
            Resource = resource,
            Conditions = conditions,
            UnknownElements = unknown is null ? Array.Empty<UnknownElement>() : unknown,
            SourceNode = node,
        };
    }

    private static void Once(object? earlier, SourceMember member, string path)
    {
        if (earlier is not null)
        {
            string name = member.Name;
            string positive = name.StartsWith("Not", StringComparison.Ordinal) ? name.Substring(3) : name;
            throw PolicyParser.Error(member.NameNode, path + "." + name, $"A statement has {positive} or Not{positive}, not both.");
        }
    }
}
