using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Reading;

/// <summary>All roles of an account: first the pages of its managed policies, for roles need them; then the roles, page by page.</summary>
internal sealed class RoleListing
{
    private static readonly string[] Policies = { "LocalManagedPolicy", "AWSManagedPolicy" };
    private static readonly string[] Roles = { "Role" };

    private readonly IAccountSession _session;
    private readonly PolicyDocuments _documents;
    private readonly CancellationToken _cancellationToken;

    public RoleListing(IAccountSession session, PolicyDocuments documents, CancellationToken cancellationToken)
    {
        _session = session;
        _documents = documents;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="AccountProblemException">A page cannot be read.</exception>
    public IEnumerable<AccountRole> Run(Action<AccountProblem> report)
    {
        var policies = new Dictionary<string, AttachedPolicy>(StringComparer.Ordinal);
        foreach (IamPolicy policy in Pages(Policies).SelectMany(page => page.Policies))
        {
            if (policy.Versions.FirstOrDefault(version => version.VersionId == policy.DefaultVersionId) is { Document: not null } version)
            {
                policies[policy.Arn] = new AttachedPolicy(policy.Arn, PolicyDocuments.IsOfAws(policy.Arn) ? _documents.Add(policy.Arn, version) : PolicyDocuments.Parse(policy.Arn, version));
            }
        }

        foreach (IamRoleDetail detail in Pages(Roles).SelectMany(page => page.Roles))
        {
            if (RoleArn.TryParse(detail.Role.Arn, out RoleArn? arn, out string? reason))
            {
                yield return RoleReader.Complete(arn, detail, PolicyOf);
            }
            else
            {
                report(new AccountProblem(AccountProblemKind.Other, _session.AccountId, $"Account {_session.AccountId}: a role was left out. {reason}", "Tell of it as a defect of the module."));
            }
        }

        AttachedPolicy PolicyOf(string arn) =>
            policies.TryGetValue(arn, out AttachedPolicy? policy) ? policy : policies[arn] = _documents.ReadAttached(_session, arn, _cancellationToken);
    }

    private IEnumerable<IamAuthorizationPage> Pages(string[] filter)
    {
        string? marker = null;
        do
        {
            IamAuthorizationPage page = ReadPage(filter, marker);
            yield return page;
            marker = page.Marker;
        }
        while (marker is not null);
    }

    private IamAuthorizationPage ReadPage(string[] filter, string? marker)
    {
        try
        {
            return _session.Iam.GetAccountAuthorizationDetails(filter, marker, _cancellationToken);
        }
        catch (AwsCallException exception)
        {
            throw new AccountProblemException(CallProblems.Of(exception, _session, null));
        }
    }
}
