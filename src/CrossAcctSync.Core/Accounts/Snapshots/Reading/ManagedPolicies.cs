using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>Managed policies of an account that were read, by ARN.</summary>
internal sealed class ManagedPolicies
{
    private readonly Dictionary<string, NamedPolicy> _read = new(StringComparer.Ordinal);

    /// <summary>Why some policies may not have been read, or null.</summary>
    public SnapshotProblem? Failure { get; set; }

    /// <summary>Reads an account up to one policy; null when it has no such policy.</summary>
    /// <exception cref="SourceFormatException">A file is damaged before that place.</exception>
    public static NamedPolicy? Find(SnapshotAccount account, string arn, CancellationToken cancellationToken)
    {
        foreach (AccountFile file in account.Parts)
        {
            using var scan = new AccountScan(file, cancellationToken);
            while (scan.MoveNext())
            {
                if (scan.Kind == AccountElementKind.Policy && scan.Arn == arn)
                {
                    return PolicyDetailReader.Read(scan.Element.Parse().Root);
                }
            }
        }

        return null;
    }

    public bool Has(string arn) => _read.ContainsKey(arn);

    public void Add(string arn, NamedPolicy policy) => _read[arn] = policy;

    /// <summary>The policy that an attachment names; unreadable when no file of the account holds its document.</summary>
    public NamedPolicy Get(PolicyAttachment attachment) =>
        _read.TryGetValue(attachment.Arn, out NamedPolicy? policy) ? policy : Missing(attachment);

    private NamedPolicy Missing(PolicyAttachment attachment)
    {
        if (Failure is not null)
        {
            return NamedPolicy.Unreadable(
                attachment.Name,
                new PolicyProblem(string.Empty, $"The document of {attachment.Arn} was not found, and a file of the account could not be read: {Failure}", attachment.Location));
        }

        string advice = attachment.Arn.Contains(":iam::aws:")
            ? "AWS's own policies are written by get-account-authorization-details unless --filter leaves out AWSManagedPolicy"
            : "policies of the account are written by get-account-authorization-details unless --filter leaves out LocalManagedPolicy";
        return NamedPolicy.Unreadable(
            attachment.Name,
            new PolicyProblem(string.Empty, $"The snapshot does not hold the document of {attachment.Arn}; {advice}.", attachment.Location));
    }
}
