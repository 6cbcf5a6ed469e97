using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Aws.Writing;

/// <summary>Changes to managed policies of a customer's account.</summary>
internal sealed class ManagedPolicyWriter
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
    private const int MostVersions = 5;

    private readonly WriteRun _run;

    public ManagedPolicyWriter(WriteRun run) => _run = run;

    public AccountWrite Put(string policyArn, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken)
    {
        Arn arn = Parse(policyArn);
        string json = document.ToJson();
        string what = $"The managed policy {policyArn}";
        AccountWrite write = _run.Run(
            new IamChange<ManagedPolicyState>
            {
                AccountId = arn.AccountId,
                Subject = policyArn,
                Mentions = string.Empty,
                Read = iam => Read(iam, policyArn),
                Judge = state => PolicyMeaning.Judge(state.Document, document, expected, what),
                IsSimple = false,
                Write = (iam, state) => Write(iam, arn, state, json),
                IsMade = state => PolicyMeaning.IsSame(state.Document, document),
                Made = $"{what} was {(expected is null ? "created" : "given a new version")}.",
            },
            cancellationToken);
        if (expected is null && write.Status == AccountWriteStatus.Written)
        {
            _run.NoteCreated(policyArn);
        }

        return write;
    }

    public AccountWrite Delete(string policyArn, PolicyDocument expected, CancellationToken cancellationToken)
    {
        Arn arn = Parse(policyArn);
        string what = $"The managed policy {policyArn}";
        _ = expected ?? throw new ArgumentNullException(nameof(expected));
        return _run.Run(
            new IamChange<ManagedPolicyState>
            {
                AccountId = arn.AccountId,
                Subject = policyArn,
                Mentions = string.Empty,
                Read = iam => Read(iam, policyArn),
                Judge = state => PolicyMeaning.JudgeDeletion(state.Document, expected, what) ?? JudgeUse(state, what),
                IsSimple = false,
                Write = (iam, _) => Delete(iam, policyArn),
                IsMade = state => state.Policy is null,
                Made = $"{what} was deleted.",
            },
            cancellationToken);
    }

    /// <summary>Before the first version is deleted: what cannot be deleted as a whole keeps all of them.</summary>
    private static AccountWrite? JudgeUse(ManagedPolicyState state, string what) => state.Policy is { } policy && (policy.AttachmentCount > 0 || policy.BoundaryCount > 0)
        ? new AccountWrite(AccountWriteStatus.Refused, $"{what} is attached to {policy.AttachmentCount ?? 0} identities and bounds {policy.BoundaryCount ?? 0}; IAM deletes only what nobody uses.")
        : null;

    private static ManagedPolicyState Read(IIamApi iam, string policyArn)
    {
        try
        {
            IamPolicy policy = iam.GetPolicy(policyArn, CancellationToken.None);
            return new ManagedPolicyState(policy, iam.GetPolicyVersion(policyArn, policy.DefaultVersionId, CancellationToken.None).Document ?? string.Empty);
        }
        catch (AwsCallException exception) when (AwsErrorCodes.Is(exception, AwsErrorCodes.NoSuchEntity))
        {
            return new ManagedPolicyState(null, null);
        }
    }

    private static void Write(IIamApi iam, Arn arn, ManagedPolicyState state, string json)
    {
        if (state.Policy is null)
        {
            string name = arn.Resource.Substring(arn.Resource.LastIndexOf('/') + 1);
            string path = arn.Resource.Substring("policy".Length, arn.Resource.Length - "policy".Length - name.Length);
            iam.CreatePolicy(name, path, json, CancellationToken.None);
            return;
        }

        IReadOnlyList<IamPolicyVersion> versions = iam.ListPolicyVersions(state.Policy.Arn, CancellationToken.None);
        if (versions.Count >= MostVersions)
        {
            iam.DeletePolicyVersion(state.Policy.Arn, versions.Where(version => !version.IsDefaultVersion).OrderBy(NumberOf).First().VersionId, CancellationToken.None);
        }

        iam.CreatePolicyVersion(state.Policy.Arn, json, CancellationToken.None);
    }

    private static void Delete(IIamApi iam, string policyArn)
    {
        foreach (IamPolicyVersion version in iam.ListPolicyVersions(policyArn, CancellationToken.None).Where(version => !version.IsDefaultVersion))
        {
            iam.DeletePolicyVersion(policyArn, version.VersionId, CancellationToken.None);
        }

        iam.DeletePolicy(policyArn, CancellationToken.None);
    }

    private static int NumberOf(IamPolicyVersion version) =>
        int.TryParse(version.VersionId.TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;

    private static Arn Parse(string policyArn)
    {
        Arn arn = Arn.Parse(policyArn ?? throw new ArgumentNullException(nameof(policyArn)));
        return arn.Service == "iam" && AccountId.IsValid(arn.AccountId) && arn.Resource.StartsWith("policy/", StringComparison.Ordinal)
            ? arn
            : throw new ArgumentException($"'{policyArn}' is no managed policy of a customer's account.", nameof(policyArn));
    }
}
