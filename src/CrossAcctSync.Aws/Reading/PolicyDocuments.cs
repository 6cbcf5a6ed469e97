using System;
using System.Collections.Concurrent;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Aws.Reading;

/// <summary>
/// Documents of managed policies by ARN and version. A version never changes, so its document is read once
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html). Safe for many threads.
/// </summary>
internal sealed class PolicyDocuments
{
    private readonly ConcurrentDictionary<(string Arn, string Version), NamedPolicy> _documents = new();

    // AWS's own policies change rarely, and are asked for by every role.
    private readonly ConcurrentDictionary<string, NamedPolicy> _ofAws = new(StringComparer.Ordinal);

    /// <summary>A policy's version in force: at most two calls, one when the document is known, none for a known policy of AWS.</summary>
    /// <exception cref="AwsCallException">It cannot be read.</exception>
    public NamedPolicy Read(IAccountSession session, string arn, CancellationToken cancellationToken)
    {
        if (_ofAws.TryGetValue(arn, out NamedPolicy? known))
        {
            return known;
        }

        IamPolicy policy = session.Iam.GetPolicy(arn, cancellationToken);
        if (!_documents.TryGetValue((arn, policy.DefaultVersionId), out NamedPolicy? document))
        {
            document = Add(arn, session.Iam.GetPolicyVersion(arn, policy.DefaultVersionId, cancellationToken));
        }

        return IsOfAws(arn) ? _ofAws.GetOrAdd(arn, document) : document;
    }

    /// <summary>As <see cref="Read"/>, but what cannot be read is a policy with its reason: it denies what it has a say on.</summary>
    public AttachedPolicy ReadAttached(IAccountSession session, string arn, CancellationToken cancellationToken)
    {
        try
        {
            return new AttachedPolicy(arn, Read(session, arn, cancellationToken));
        }
        catch (AwsCallException exception)
        {
            return new AttachedPolicy(arn, Unreadable(arn, CallProblems.Of(exception, session, arn).Message));
        }
    }

    /// <summary>Keeps a version that came with something else.</summary>
    public NamedPolicy Add(string arn, IamPolicyVersion version) => _documents.GetOrAdd((arn, version.VersionId), _ => Parse(arn, version));

    /// <summary>A version that came with something else and is not kept: of the policies of many accounts memory would grow.</summary>
    public static NamedPolicy Parse(string arn, IamPolicyVersion version) => NamedPolicy.Parse(AttachedPolicy.NameOf(arn), version.Document);

    /// <summary>A policy without a document.</summary>
    public static NamedPolicy Unreadable(string arn, string reason) =>
        NamedPolicy.Unreadable(AttachedPolicy.NameOf(arn), new PolicyProblem(string.Empty, reason, new SourceLocation(arn, SourcePosition.Start)));

    /// <summary>Whether a policy is one of AWS, which all accounts have.</summary>
    public static bool IsOfAws(string arn) => arn.IndexOf(":iam::aws:", StringComparison.Ordinal) > 0;
}
