using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>Accounts as <c>aws iam get-account-authorization-details</c> prints them: each has source and target roles.</summary>
public static class SampleSnapshot
{
    /// <summary>Writes a file for each account.</summary>
    public static void Write(string folder, int accounts, int roles)
    {
        Directory.CreateDirectory(folder);
        for (int account = 0; account < accounts; account++)
        {
            using var writer = new StreamWriter(Path.Combine(folder, Id(account) + ".json"));
            writer.Write("{\n    \"UserDetailList\": [],\n    \"GroupDetailList\": [],\n    \"RoleDetailList\": [\n");
            for (int role = 0; role < roles; role++)
            {
                writer.Write(Role(account, role, accounts));
                writer.Write(role == roles - 1 ? "\n" : ",\n");
            }

            writer.Write("    ],\n    \"Policies\": []\n}\n");
        }
    }

    /// <summary>Requirements of machines of each account on roles of the next one.</summary>
    public static IReadOnlyList<SyncRequirement> Requirements(int accounts, int roles, int count)
    {
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);
        return Enumerable.Range(0, count).Select(number =>
        {
            int account = number % accounts;
            int role = number / accounts * 2 % roles;
            string next = Id((account + 1) % accounts);
            string definition = "{\"StartAt\":\"Run\",\"States\":{\"Run\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::glue:startJobRun.sync\",\"Parameters\":{\"JobName\":\"job-" + Text(role + 1)
                + "\"},\"Credentials\":{\"RoleArn\":\"arn:aws:iam::" + next + ":role/role-" + Text(role + 1) + "\"},\"End\":true}}}";
            var options = new RequirementOptions
            {
                SourceRoleArn = Arns.RoleArn.Parse($"arn:aws:iam::{Id(account)}:role/role-{Text(role)}"),
                StateMachineArns = [Arns.StateMachineArn.Parse(Machine(account, role))],
            };
            return RequirementAnalyzer.Analyze(reader.ReadText(definition, "machine")[0].Definition!, options).Requirements[0];
        }).ToArray();
    }

    /// <summary>Roles of even number are sources, the others targets of the account before.</summary>
    private static string Role(int account, int role, int accounts)
    {
        bool isSource = role % 2 == 0;
        int before = (account + accounts - 1) % accounts;
        string trust = isSource
            ? "{\"Service\": \"states.amazonaws.com\"}"
            : "{\"AWS\": \"arn:aws:iam::" + Id(before) + ":role/role-" + Text(role - 1) + "\"}";
        string condition = isSource ? string.Empty : ", \"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"" + Machine(before, role - 1) + "\"}}";
        string permission = isSource
            ? "\"Action\": \"sts:AssumeRole\", \"Resource\": \"arn:aws:iam::" + Id((account + 1) % accounts) + ":role/role-" + Text(role + 1) + "\""
            : "\"Action\": [\"glue:StartJobRun\", \"glue:GetJobRun\", \"glue:GetJobRuns\", \"glue:BatchStopJobRun\"], \"Resource\": \"arn:aws:glue:us-east-2:" + Id(account) + ":job/job-" + Text(role) + "\"";
        string padding = new('x', 600);
        return $$"""
                    {
                        "Path": "/",
                        "RoleName": "role-{{Text(role)}}",
                        "RoleId": "AROA{{Text(account)}}X{{Text(role)}}",
                        "Arn": "arn:aws:iam::{{Id(account)}}:role/role-{{Text(role)}}",
                        "CreateDate": "2025-03-02T08:00:00+00:00",
                        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {{trust}}, "Action": "sts:AssumeRole"{{condition}} } ] },
                        "InstanceProfileList": [],
                        "RolePolicyList": [
                            {"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", {{permission}} } ] } }
                        ],
                        "AttachedManagedPolicies": [],
                        "Tags": [{"Key": "note", "Value": "{{padding}}"}]
                    }
            """;
    }

    private static string Id(int account) => (100_000_000_000 + account).ToString(CultureInfo.InvariantCulture);

    private static string Machine(int account, int role) => $"arn:aws:states:us-east-2:{Id(account)}:stateMachine:machine-{Text(role)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
