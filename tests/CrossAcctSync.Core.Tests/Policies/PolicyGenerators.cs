using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Policies;
using CsCheck;

namespace CrossAcctSync.Tests.Policies;

/// <summary>Random policies of few words, so that statements often overlap, and all requests that tell them apart.</summary>
internal static class PolicyGenerators
{
    private const string RoleA = "arn:aws:iam::111122223333:role/InvokeA";
    private const string RoleB = "arn:aws:iam::111122223333:role/InvokeB";
    private const string Machine = "arn:aws:states:us-east-2:111122223333:stateMachine:";

    private static readonly string[] ExternalIds = { Machine + "one", Machine + "two", Machine + "three" };

    private static readonly Gen<PolicyPrincipal> Principal = Gen.OneOfConst(
        new PolicyPrincipal(PrincipalKind.Aws, RoleA),
        new PolicyPrincipal(PrincipalKind.Aws, RoleA),
        new PolicyPrincipal(PrincipalKind.Aws, RoleB),
        new PolicyPrincipal(PrincipalKind.Aws, "111122223333"),
        new PolicyPrincipal(PrincipalKind.Aws, "arn:aws:iam::111122223333:root"),
        new PolicyPrincipal(PrincipalKind.Aws, "*"),
        new PolicyPrincipal(PrincipalKind.Service, "states.amazonaws.com"));

    private static readonly Gen<string> Action = Gen.OneOfConst(
        "sts:AssumeRole", "sts:assumerole", "sts:*", "states:StartExecution", "states:Describe*", "states:DescribeExecution", "states:*", "s?s:TagSession", "*");

    private static readonly Gen<string> Resource = Gen.OneOfConst(
        "*",
        "arn:aws:s3:::bucket",
        "arn:aws:s3:::bucket/*",
        "arn:aws:s3:::bucket/${aws:username}/*",
        "arn:aws:s3:::b?cket/a",
        "arn:aws:states:us-east-2:444455556666:stateMachine:child",
        "arn:aws:states:*:444455556666:stateMachine:*",
        "arn:aws:states:us-east-2:444455556666:execution:child:*");

    private static readonly Gen<PolicyCondition> ExternalId =
        from operation in Gen.OneOfConst("StringEquals", "StringEquals", "stringequals", "StringLike", "StringNotEquals", "StringEqualsIfExists")
        from key in Gen.OneOfConst("sts:ExternalId", "STS:ExternalID")
        from values in Gen.OneOfConst(ExternalIds.Append(Machine + "*").ToArray()).Array[1, 3]
        select new PolicyCondition(operation, key, operation.Contains("Like", StringComparison.Ordinal) ? values : values.Select(value => value.Replace("*", "one", StringComparison.Ordinal)).ToArray());

    private static readonly Gen<PolicyCondition> Secure =
        from operation in Gen.OneOfConst("Bool", "BoolIfExists", "Null")
        from value in Gen.OneOfConst("true", "false")
        select new PolicyCondition(operation, "aws:SecureTransport", new[] { value });

    private static readonly Gen<IReadOnlyList<PolicyCondition>> Conditions = Gen.OneOf(
        Gen.Const((IReadOnlyList<PolicyCondition>)Array.Empty<PolicyCondition>()),
        ExternalId.Select(one => (IReadOnlyList<PolicyCondition>)new[] { one }),
        Secure.Select(one => (IReadOnlyList<PolicyCondition>)new[] { one }),
        Gen.Select(ExternalId, Secure, (one, other) => (IReadOnlyList<PolicyCondition>)new[] { one, other }));

    private static readonly Gen<string?> Sid = Gen.OneOfConst<string?>(null, null, "First", "Second");

    private static readonly Gen<PolicyEffect> Effect = Gen.OneOfConst(PolicyEffect.Allow, PolicyEffect.Allow, PolicyEffect.Allow, PolicyEffect.Deny);

    /// <summary>A statement of the shape that the module writes.</summary>
    public static readonly Gen<PolicyStatement> OwnStatement =
        from role in Gen.OneOfConst(RoleA, RoleB)
        from ids in Gen.OneOfConst(ExternalIds).Array[1, 3]
        select new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Principal = new PrincipalElement(false, new[] { new PolicyPrincipal(PrincipalKind.Aws, role) }),
            Action = new PolicyElement(false, new[] { "sts:AssumeRole" }),
            Conditions = new[] { new PolicyCondition("StringEquals", "sts:ExternalId", ids.Distinct().ToArray()) },
        };

    private static readonly Gen<PolicyStatement> ForeignTrustStatement =
        from sid in Sid
        from effect in Effect
        from principals in Principal.Array[1, 3]
        from isNotPrincipal in Gen.OneOfConst(false, false, false, true)
        from actions in Action.Array[1, 3]
        from isNotAction in Gen.OneOfConst(false, false, false, true)
        from conditions in Conditions
        select new PolicyStatement
        {
            Sid = sid,
            Effect = effect,
            Principal = new PrincipalElement(isNotPrincipal, principals),
            Action = new PolicyElement(isNotAction, actions),
            Conditions = conditions,
        };

    private static readonly Gen<PolicyStatement> IdentityStatement =
        from sid in Sid
        from effect in Effect
        from actions in Action.Array[1, 3]
        from isNotAction in Gen.OneOfConst(false, false, false, true)
        from resources in Resource.Array[1, 3]
        from isNotResource in Gen.OneOfConst(false, false, false, true)
        from conditions in Conditions
        select new PolicyStatement
        {
            Sid = sid,
            Effect = effect,
            Action = new PolicyElement(isNotAction, actions),
            Resource = new PolicyElement(isNotResource, resources),
            Conditions = conditions,
        };

    public static readonly Gen<PolicyDocument> OwnTrustPolicy = OwnStatement.Array[1, 3].Select(PolicyDocument.Of);

    public static readonly Gen<PolicyDocument> TrustPolicy = Gen.OneOf(OwnStatement, ForeignTrustStatement).Array[0, 5].Select(PolicyDocument.Of);

    public static readonly Gen<PolicyDocument> IdentityPolicy = IdentityStatement.Array[0, 5].Select(PolicyDocument.Of);

    public static readonly Gen<PolicyDocument> Policy = Gen.OneOf(TrustPolicy, IdentityPolicy);

    /// <summary>
    /// Every request of a small world; between them they tell all generated statements apart. What a kind of policy does
    /// not speak of is not varied: a trust policy names no resource, and an identity policy no principal.
    /// </summary>
    public static IReadOnlyList<Probe> ProbesOf(params PolicyDocument[] documents) =>
        (documents.Any(document => document.Statements.Any(statement => statement.Principal is not null)), documents.Any(document => document.Statements.Any(statement => statement.Resource is not null))) switch
        {
            (true, true) => AllProbes,
            (true, false) => TrustProbes,
            _ => IdentityProbes,
        };

    /// <summary>The same policy with everything in another order, and spelled differently where that has no meaning.</summary>
    public static PolicyDocument Shuffle(PolicyDocument document, int seed)
    {
        var random = new Random(seed);
        return document with
        {
            Statements = document.Statements.Concat(document.Statements.Take(1)).OrderBy(_ => random.Next()).Select(statement => statement with
            {
                Principal = statement.Principal is null ? null : statement.Principal with { Principals = statement.Principal.Principals.OrderBy(_ => random.Next()).ToArray() },
                Action = Shuffle(statement.Action, random, value => random.Next(2) == 0 ? value : value.ToUpperInvariant()),
                Resource = statement.Resource is null ? null : Shuffle(statement.Resource, random, value => value),
                Conditions = statement.Conditions.OrderBy(_ => random.Next()).Select(condition => condition with
                {
                    Key = random.Next(2) == 0 ? condition.Key : condition.Key.ToUpperInvariant(),
                    Values = condition.Values.Concat(condition.Values.Take(1)).OrderBy(_ => random.Next()).ToArray(),
                }).ToArray(),
            }).ToArray(),
        };
    }

    private static PolicyElement Shuffle(PolicyElement element, Random random, Func<string, string> spell) =>
        element with { Values = element.Values.Concat(element.Values.Take(1)).Select(spell).OrderBy(_ => random.Next()).ToArray() };

    private static readonly string[] Principals = { RoleA, RoleB, "arn:aws:iam::111122223333:root", "arn:aws:iam::777788889999:role/Other", "states.amazonaws.com" };
    private static readonly string[] Actions = { "sts:AssumeRole", "sts:TagSession", "states:StartExecution", "states:DescribeExecution", "s3:GetObject" };
    private static readonly string[] Resources =
    {
        "arn:aws:s3:::bucket", "arn:aws:s3:::bucket/a", "arn:aws:s3:::bucket/jane/x", "arn:aws:s3:::backet/a",
        "arn:aws:states:us-east-2:444455556666:stateMachine:child",
        "arn:aws:states:eu-west-1:444455556666:stateMachine:other",
        "arn:aws:states:us-east-2:444455556666:execution:child:run",
    };

    private static readonly List<Probe> AllProbes = Make(Principals, Resources);

    private static readonly List<Probe> TrustProbes = Make(Principals, Resources.Take(1));

    private static readonly List<Probe> IdentityProbes = Make(Principals.Take(1), Resources);

    private static List<Probe> Make(IEnumerable<string> principals, IEnumerable<string> resources) =>
        (from principal in principals
         from action in Actions
         from resource in resources
         from externalId in new[] { null, ExternalIds[0], ExternalIds[1], Machine + "unknown" }
         from secure in new[] { null, "true", "false" }
         select new Probe(principal, action, resource, Context(externalId, secure))).ToList();

    private static Dictionary<string, string> Context(string? externalId, string? secure)
    {
        var context = new Dictionary<string, string>(StringComparer.Ordinal) { ["aws:username"] = "jane" };
        if (externalId is not null)
        {
            context["sts:externalid"] = externalId;
        }

        if (secure is not null)
        {
            context["aws:securetransport"] = secure;
        }

        return context;
    }
}
