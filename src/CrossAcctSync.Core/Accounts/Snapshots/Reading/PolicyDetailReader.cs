using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>Elements of <c>Policies</c> (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html).</summary>
internal static class PolicyDetailReader
{
    /// <summary>The policy's default version. Never throws, whatever the element holds.</summary>
    public static NamedPolicy Read(SourceNode node)
    {
        string name = AttachedPolicy.NameOf(node["Arn"].StringValue ?? "policy");
        SourceNode version = DefaultVersion(node);
        return version.Exists
            ? PolicyNode.Read(name, version, version["Document"])
            : NamedPolicy.Unreadable(name, new PolicyProblem(string.Empty, "The managed policy has no default version in its PolicyVersionList.", node.Location));
    }

    /// <summary>The default version; absent when the element names none.</summary>
    internal static SourceNode DefaultVersion(SourceNode node)
    {
        string? id = node["DefaultVersionId"].StringValue;
        return node["PolicyVersionList"].Elements.ToList().FirstOrDefault(version => id is null
            ? version["IsDefaultVersion"].Kind == SourceNodeKind.True
            : version["VersionId"].TextEquals(id));
    }
}
