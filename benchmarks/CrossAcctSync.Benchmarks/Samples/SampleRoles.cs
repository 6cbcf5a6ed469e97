using System;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>Elements of <c>RoleDetailList</c> and <c>Policies</c>.</summary>
public static class SampleRoles
{
    /// <summary>How many managed policies an account has.</summary>
    public const int ManagedPolicies = 50;

    /// <summary>A role with which a workflow runs.</summary>
    public static string Source(SamplePair pair)
    {
        string allow = $$"""{"Sid": "Assume", "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "{{pair.TargetRole}}"}""";
        return Role(pair.SourceRole, "{\"Service\": \"states.amazonaws.com\"}", string.Empty, Inline("assume-target", allow));
    }

    /// <summary>A role that a workflow's tasks assume. Every tenth trusts without ExternalId, or lacks a permission.</summary>
    public static string Target(SamplePair pair)
    {
        int fault = pair.Number % 20;
        string condition = !HasExternalId(pair) ? string.Empty : $$""", "Condition": {"StringEquals": {"sts:ExternalId": "{{pair.StateMachine}}"} }""";
        string account = SamplePair.Account(pair.Target);
        string poll = fault == 10 ? string.Empty : "\"glue:GetJobRun\", ";
        string glue = $$"""{"Sid": "Jobs", "Effect": "Allow", "Action": ["glue:StartJobRun", {{poll}}"glue:GetJobRuns", "glue:BatchStopJobRun"], "Resource": "arn:aws:glue:us-east-2:{{account}}:job/{{pair.Job}}"}""";
        string start = $$"""{"Effect": "Allow", "Action": "states:StartExecution", "Resource": "{{pair.Nested}}"}""";
        string stop = $$"""{"Effect": "Allow", "Action": ["states:DescribeExecution", "states:StopExecution"], "Resource": "{{pair.Nested.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}}:*"}""";
        return Role(
            pair.TargetRole,
            $$"""{"AWS": "{{pair.SourceRole}}"}""",
            condition,
            $"{Inline("jobs", glue)}, {Inline("workflows", $"{start}, {stop}")}");
    }

    /// <summary>Whether the target role of a pair asks for an ExternalId.</summary>
    public static bool HasExternalId(SamplePair pair) => pair.Number % 20 != 0;

    /// <summary>A role of something else.</summary>
    public static string Other(int account, int number)
    {
        string id = SamplePair.Account(account);
        string name = "Service" + number.ToString(CultureInfo.InvariantCulture);
        string statements = string.Join(", ", Enumerable.Range(0, 3).Select(statement =>
            $$"""{"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::bucket-{{number}}-{{statement}}", "arn:aws:s3:::bucket-{{number}}-{{statement}}/*"]}"""));
        return Role($"arn:aws:iam::{id}:role/service/{name}", "{\"Service\": \"lambda.amazonaws.com\"}", string.Empty, Inline("data", statements), number);
    }

    /// <summary>A role.</summary>
    public static string Role(string arn, string principal, string condition, string inline, int number = 0)
    {
        string account = arn.Split(':')[4];
        string name = arn[(arn.LastIndexOf('/') + 1)..];
        string path = arn[arn.IndexOf('/', StringComparison.Ordinal)..(arn.LastIndexOf('/') + 1)];
        return $$"""
                    {
                        "Path": "{{path}}",
                        "RoleName": "{{name}}",
                        "RoleId": "AROA{{account}}{{name}}",
                        "Arn": "{{arn}}",
                        "CreateDate": "2025-03-02T08:00:00+00:00",
                        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole"{{condition}} } ] },
                        "InstanceProfileList": [],
                        "RolePolicyList": [{{inline}}],
                        "AttachedManagedPolicies": [{"PolicyName": "Baseline{{number % ManagedPolicies}}", "PolicyArn": "{{PolicyArn(account, number % ManagedPolicies)}}"}],
                        "Tags": [{"Key": "team", "Value": "team-{{number % 40}}"}, {"Key": "cost-center", "Value": "{{number % 400}}"}],
                        "RoleLastUsed": {"LastUsedDate": "2025-11-02T08:00:00+00:00", "Region": "us-east-2"}
                    }
            """;
    }

    /// <summary>A managed policy of an account.</summary>
    public static string ManagedPolicy(int account, int number) => $$"""
                {
                    "PolicyName": "Baseline{{number}}",
                    "PolicyId": "ANPA{{account}}X{{number}}",
                    "Arn": "{{PolicyArn(SamplePair.Account(account), number)}}",
                    "Path": "/",
                    "DefaultVersionId": "v1",
                    "AttachmentCount": 40,
                    "IsAttachable": true,
                    "PolicyVersionList": [{"Document": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:*:*:log-group:/team-{{number}}/*"}]}, "VersionId": "v1", "IsDefaultVersion": true, "CreateDate": "2025-03-02T08:00:00+00:00"}]
                }
        """;

    private static string PolicyArn(string account, int number) => $"arn:aws:iam::{account}:policy/Baseline{number.ToString(CultureInfo.InvariantCulture)}";

    private static string Inline(string name, string statements) =>
        $$"""{"PolicyName": "{{name}}", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{{statements}}]} }""";
}
