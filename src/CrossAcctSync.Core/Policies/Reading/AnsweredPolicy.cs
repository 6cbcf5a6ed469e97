using System;
using System.Linq;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>
/// A policy within the whole answer of the AWS CLI that holds it: <c>Role</c> of <c>aws iam get-role</c>, the answer of
/// <c>get-role-policy</c>, <c>PolicyVersion</c> of <c>get-policy-version</c>, with its places in the answer's text. Immutable.
/// </summary>
internal sealed class AnsweredPolicy
{
    private const string TrustName = "AssumeRolePolicyDocument";

    private static readonly string[] Holders = { "Role", "PolicyVersion" };
    private static readonly string[] Names = { TrustName, "PolicyDocument", "Document" };

    private readonly SourceNode _holder;

    private AnsweredPolicy(SourceNode holder, string name)
    {
        _holder = holder;
        Node = holder[name];
        IsTrust = name == TrustName;
    }

    /// <summary>The policy: an object, or a text that is one.</summary>
    public SourceNode Node { get; }

    /// <summary>Whether it is a trust policy.</summary>
    public bool IsTrust { get; }

    /// <summary>The role's ARN, or null.</summary>
    public string? Arn => _holder["Arn"].StringValue;

    /// <summary>The role's name, or null.</summary>
    public string? RoleName => _holder["RoleName"].StringValue;

    /// <summary>The policy's name, or null.</summary>
    public string? PolicyName => _holder["PolicyName"].StringValue;

    /// <summary>The policy of an answer; null for a text that is none.</summary>
    public static AnsweredPolicy? Find(string? text, string? path)
    {
        // Most texts are policies themselves, which are not read twice.
        if (text is null || !Names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0))
        {
            return null;
        }

        SourceNode root;
        try
        {
            root = SourceDocument.ParseJson(text, path).Root;
        }
        catch (SourceFormatException)
        {
            // Whoever takes it for a policy says what is wrong with it.
            return null;
        }

        if (!root.IsObject || root["Statement"].Exists)
        {
            return null;
        }

        SourceNode holder = Holders.Select(name => root[name]).FirstOrDefault(node => node.IsObject) is { Exists: true } inner ? inner : root;
        return Names.FirstOrDefault(name => holder[name].IsString || holder[name].IsObject) is { } found ? new AnsweredPolicy(holder, found) : null;
    }
}
