using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CsCheck;

namespace CrossAcctSync.Tests.Evaluation;

/// <summary>Random policies and requests from a world so small that they often meet.</summary>
internal static class PolicySamples
{
    private static readonly string[] Actions = ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "s3:GetObject", "sts:*", "s3:Get*", "*", "S3:getobject"];

    private static readonly string[] Resources =
    [
        "*", "arn:aws:iam::444455556666:role/Sync", "arn:aws:iam::444455556666:role/*", "arn:aws:s3:::bucket/*",
        "arn:aws:s3:::bucket/${aws:PrincipalTag/team}", "arn:aws:s3:::bucket/blue",
    ];

    private static readonly PolicyPrincipal[] Principals =
    [
        PolicyPrincipal.Everyone,
        new(PrincipalKind.Aws, "111122223333"),
        new(PrincipalKind.Aws, "arn:aws:iam::444455556666:root"),
        new(PrincipalKind.Aws, "arn:aws:iam::111122223333:role/Machine"),
        new(PrincipalKind.Aws, "arn:aws:iam::444455556666:role/Machine"),
        new(PrincipalKind.Aws, "arn:aws:iam::111122223333:user/Ana"),
        new(PrincipalKind.Aws, "arn:aws:sts::444455556666:assumed-role/Machine/run"),
        new(PrincipalKind.Service, "states.amazonaws.com"),
        new(PrincipalKind.Federated, "accounts.google.com"),
    ];

    private static readonly RequestPrincipal[] Callers =
    [
        RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/Machine")),
        RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::444455556666:role/Machine")),
        RequestPrincipal.RoleSession(RoleArn.Parse("arn:aws:iam::444455556666:role/Machine"), "run"),
        RequestPrincipal.User("arn:aws:iam::111122223333:user/Ana"),
        RequestPrincipal.FederatedUser("arn:aws:sts::444455556666:federated-user/Bob"),
        RequestPrincipal.FederatedIdentity("accounts.google.com"),
        RequestPrincipal.AccountRoot("444455556666"),
        RequestPrincipal.Service("states.amazonaws.com"),
        RequestPrincipal.Anonymous,
    ];

    private static readonly PolicyCondition[] Conditions =
    [
        new("StringEquals", "sts:ExternalId", ["a"]),
        new("StringNotEquals", "sts:ExternalId", ["a", "b"]),
        new("StringLike", "sts:ExternalId", ["a*"]),
        new("StringEqualsIfExists", "sts:ExternalId", ["b"]),
        new("Null", "sts:ExternalId", ["true"]),
        new("ForAllValues:StringEquals", "aws:TagKeys", ["a"]),
        new("ForAnyValue:StringNotEquals", "aws:TagKeys", ["a", "b"]),
        new("Bool", "aws:SecureTransport", ["true"]),
        new("BoolIfExists", "aws:MultiFactorAuthPresent", ["false"]),
        new("NumericLessThan", "aws:MultiFactorAuthAge", ["3600"]),
        new("DateGreaterThan", "aws:CurrentTime", ["2020-01-01"]),
        new("IpAddress", "aws:SourceIp", ["203.0.113.0/24"]),
        new("NotIpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/32"]),
        new("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::*:role/Machine"]),
        new("StringEquals", "aws:PrincipalTag/team", ["${sts:ExternalId}"]),
        new("NumericEquals", "aws:MultiFactorAuthAge", ["none"]),
        new("NoSuchOperator", "aws:SourceIp", ["x"]),
    ];

    public static readonly Gen<PolicyStatement> IdentityStatement = Statement(hasPrincipal: false, hasResource: true);

    public static readonly Gen<PolicyStatement> ResourceStatement = Statement(hasPrincipal: true, hasResource: true);

    public static readonly Gen<PolicyDocument> IdentityDocument = Document(IdentityStatement);

    public static readonly Gen<PolicyDocument> ResourceDocument =
        Gen.OneOf(Document(ResourceStatement), Document(Statement(hasPrincipal: true, hasResource: false)));

    private static readonly Gen<NamedPolicy> Identity = IdentityDocument.Select(document => NamedPolicy.Of("p", document));

    public static readonly Gen<PolicyLevel> Level = Identity.Array[0, 2].Select(policies => PolicyLevel.Of("l", policies));

    private static readonly Gen<PolicyLevel> ResourceLevel =
        Document(Gen.Select(IdentityStatement, Gen.Bool, (statement, isDeny) => statement with
        {
            Effect = isDeny ? PolicyEffect.Deny : PolicyEffect.Allow,
            Principal = new PrincipalElement(false, [PolicyPrincipal.Everyone]),
        })).Select(document => PolicyLevel.Of("r", NamedPolicy.Of("p", document)));

    public static readonly Gen<PolicySet> Set = Gen.Select(
        Identity.Array[0, 3],
        Gen.Null(Identity),
        Identity.Array[0, 2],
        Gen.Null(ResourceDocument.Select(document => NamedPolicy.Of("resource", document))),
        Gen.OneOf(Gen.Const(Array.Empty<PolicyLevel>()), Level.Array[1, 2]),
        Gen.OneOf(Gen.Const(Array.Empty<PolicyLevel>()), ResourceLevel.Array[1, 2]),
        (identity, boundary, session, resource, scp, rcp) => new PolicySet
        {
            IdentityPolicies = identity,
            PermissionsBoundary = boundary,
            SessionPolicies = session,
            ResourcePolicy = resource,
            ServiceControlPolicies = scp,
            ResourceControlPolicies = rcp,
        });

    private static readonly Gen<RequestContext> Context = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2],
        (id, tags, tls, age, address) => Enumerable.Empty<(string Key, int Way, string[] Values)>()
            .Append(("sts:ExternalId", id, ["a", "b"]))
            .Append(("aws:TagKeys", tags, ["a", "c"]))
            .Append(("aws:SecureTransport", tls, ["true"]))
            .Append(("aws:MultiFactorAuthAge", age, ["10"]))
            .Append(("aws:SourceIp", address, ["203.0.113.9"]))
            .Aggregate(RequestContext.Empty, (context, key) => key.Way switch
            {
                0 => context,
                1 => context.Without(key.Key),
                2 => context.With(key.Key, key.Values[0]),
                _ => key.Key == "aws:TagKeys" ? context.With(key.Key, key.Values) : context.With(key.Key, key.Values[1]),
            }));

    /// <summary>Requests of which some keys are unknown.</summary>
    public static readonly Gen<AccessRequest> OpenRequest = Gen.Select(
        Gen.OneOfConst(Callers),
        Gen.OneOfConst(("sts:AssumeRole", "arn:aws:iam::444455556666:role/Sync"), ("s3:GetObject", "arn:aws:s3:::bucket/blue")),
        Context,
        (caller, what, context) => AccessRequest.Create(caller, what.Item1, what.Item2, "444455556666", context));

    /// <summary>Requests of which every key is known.</summary>
    public static readonly Gen<AccessRequest> Request = OpenRequest.Select(request => request.WithContext(request.Context.WithOthersAbsent()));

    private static Gen<PolicyDocument> Document(Gen<PolicyStatement> statement) =>
        Gen.Select(statement.Array[1, 3], Gen.Bool, (statements, isOld) => new PolicyDocument
        {
            Version = isOld ? null : PolicyDocument.CurrentVersion,
            Statements = statements,
        });

    private static Gen<PolicyStatement> Statement(bool hasPrincipal, bool hasResource) => Gen.Select(
        Gen.Int[0, 3],
        Gen.Select(Gen.Int[0, 7], Gen.OneOfConst(Actions), (negated, action) => new PolicyElement(negated == 0, [action])),
        Gen.Select(Gen.Int[0, 7], Gen.OneOfConst(Resources), (negated, resource) => new PolicyElement(negated == 0, [resource])),
        Gen.Select(Gen.Int[0, 9], Gen.OneOfConst(Principals).Array[1, 2], (negated, principals) => new PrincipalElement(negated == 0, principals)),
        Gen.OneOfConst(Conditions).Array[0, 2],
        (effect, action, resource, principal, conditions) => new PolicyStatement
        {
            Effect = effect == 0 ? PolicyEffect.Deny : PolicyEffect.Allow,
            Action = action,
            Resource = hasResource ? resource : null,
            Principal = hasPrincipal ? principal : null,
            Conditions = conditions.DistinctBy(condition => (condition.Operator, condition.Key)).ToArray(),
        });
}
