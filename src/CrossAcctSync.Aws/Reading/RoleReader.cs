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
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Aws.Reading;

/// <summary>
/// Reads one role call by call: GetRole, ListRolePolicies, ListAttachedRolePolicies; GetRolePolicy for each inline policy;
/// GetPolicy for each managed policy, and GetPolicyVersion where that version has not been read yet.
/// </summary>
internal sealed class RoleReader
{
    private readonly PolicyDocuments _documents;

    public RoleReader(PolicyDocuments documents) => _documents = documents;

    /// <summary>Looks for a role. Every failure is an answer.</summary>
    public RoleLookup Find(IAccountSession session, RoleArn role, CancellationToken cancellationToken)
    {
        try
        {
            IamRole found = session.Iam.GetRole(role.Name, cancellationToken);
            return found.Arn == role.ToString()
                ? RoleLookup.Found(Read(session, role, found, cancellationToken), $"Account {role.AccountId} has the role.")
                : RoleLookup.RoleNotFound(role);
        }
        catch (AwsCallException exception) when (AwsErrorCodes.Is(exception, AwsErrorCodes.NoSuchEntity))
        {
            return RoleLookup.RoleNotFound(role);
        }
        catch (AwsCallException exception)
        {
            return RoleLookup.Unreadable(role, CallProblems.Of(exception, session, role.ToString()));
        }
    }

    /// <summary>A role with the parts that IAM answers apart from it.</summary>
    public static AccountRole Complete(RoleArn arn, IamRoleDetail detail, Func<string, AttachedPolicy> policies) => Of(arn, detail.Role) with
    {
        InlinePolicies = detail.InlinePolicies.Select(policy => NamedPolicy.Parse(policy.PolicyName, policy.Document)).ToArray(),
        AttachedPolicies = detail.AttachedPolicies.Select(policy => policies(policy.PolicyArn)).ToArray(),
        PermissionsBoundary = detail.Role.PermissionsBoundary is { } boundary ? policies(boundary) : null,
    };

    private AccountRole Read(IAccountSession session, RoleArn arn, IamRole role, CancellationToken cancellationToken) => Of(arn, role) with
    {
        InlinePolicies = ReadInline(session.Iam, arn.Name, cancellationToken),
        AttachedPolicies = session.Iam.ListAttachedRolePolicies(arn.Name, cancellationToken).Select(policy => _documents.ReadAttached(session, policy.PolicyArn, cancellationToken)).ToArray(),
        PermissionsBoundary = role.PermissionsBoundary is { } boundary ? _documents.ReadAttached(session, boundary, cancellationToken) : null,
    };

    private static List<NamedPolicy> ReadInline(IIamApi iam, string roleName, CancellationToken cancellationToken)
    {
        var policies = new List<NamedPolicy>();
        foreach (string name in iam.ListRolePolicies(roleName, cancellationToken))
        {
            try
            {
                policies.Add(NamedPolicy.Parse(name, iam.GetRolePolicy(roleName, name, cancellationToken)));
            }
            catch (AwsCallException exception) when (AwsErrorCodes.Is(exception, AwsErrorCodes.NoSuchEntity))
            {
                // It was deleted since the list was made.
            }
        }

        return policies;
    }

    private static AccountRole Of(RoleArn arn, IamRole role) => new()
    {
        Arn = arn,
        RoleId = role.RoleId,
        Trust = NamedPolicy.Parse(arn.Name, role.TrustPolicy),
        Tags = role.Tags,
        CreateDate = role.CreateDate,
    };
}
