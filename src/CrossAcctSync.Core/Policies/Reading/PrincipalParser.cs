using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>The value of <c>Principal</c> or <c>NotPrincipal</c> to its principals.</summary>
internal static class PrincipalParser
{
    private static readonly PolicyPrincipal[] Everyone = { PolicyPrincipal.Everyone };

    public static PrincipalElement Read(SourceMember member, string path)
    {
        bool isNegated = member.NameEquals("NotPrincipal");
        string element = path + (isNegated ? ".NotPrincipal" : ".Principal");
        SourceNode value = member.Value;
        if (value.TextEquals("*"))
        {
            return new PrincipalElement(isNegated, Everyone);
        }

        if (!value.IsObject)
        {
            throw PolicyParser.Error(value, element, "A principal is \"*\" or an object with AWS, Service, Federated or CanonicalUser.");
        }

        var principals = new List<PolicyPrincipal>();
        foreach (SourceMember kind in value.Members)
        {
            PrincipalKind principalKind = kind.Name switch
            {
                "AWS" => PrincipalKind.Aws,
                "Service" => PrincipalKind.Service,
                "Federated" => PrincipalKind.Federated,
                "CanonicalUser" => PrincipalKind.CanonicalUser,
                _ => throw PolicyParser.Error(kind.NameNode, element, $"'{kind.Name}' is no kind of principal; AWS, Service, Federated or CanonicalUser was expected."),
            };
            foreach (string name in PolicyElements.Strings(kind.Value, element + "." + kind.Name))
            {
                principals.Add(new PolicyPrincipal(principalKind, name));
            }
        }

        return new PrincipalElement(isNegated, principals);
    }
}
