using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks.Costs;

/// <summary>The shapes whose cost is measured.</summary>
public static class CostShapes
{
    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<CostShape> All { get; } =
    [
        new("States of one name in one object", 8000, count => Analyze("""{"StartAt":"A","States":{""" + Repeat(count, _ => $"\"A\":{Task("A")}") + "}}")),
        new("States of one name in branches", 8000, count => Analyze("""{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[""" + Repeat(count, _ => """{"StartAt":"A","States":{"A":""" + Task(null) + "}}") + "]}}}")),
        new("Members of one name", 32000, count => Parse("{" + Repeat(count, _ => "\"a\":1") + "}")),
        new("Aliases of YAML, each of a list of the one before", 32, Aliases),
        new("Packing statements, no two alike", 3200, count => Pack(count, i => ($"s3:Action{i}", $"arn:aws:s3:::bucket{i}/*"))),
        new("Packing statements of one action", 3200, count => Pack(count, i => ("s3:GetObject", $"arn:aws:s3:::bucket{i}/*"))),
        new("Packing statements of one resource", 3200, count => Pack(count, i => ($"s3:Action{i}", "*"))),
        new("Merging statements into as many, none there", 3200, count => Merge(count, count)),
        new("Merging statements into as many, half there", 3200, count => Merge(count, count / 2)),
        new("Diff of as many statements, each changed", 1600, Diff),
        new("Condition of unknown keys", 512, Decide),
        new("Choice states, each with as many rules that assign", 80, Choices),
    ];

    private static string Task(string? next) =>
        $$"""{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"https://sqs.us-east-2.amazonaws.com/333344445555/q","MessageBody":"x"},"Credentials":{"RoleArn":"arn:aws:iam::333344445555:role/T"},{{(next is null ? "\"End\":true" : $"\"Next\":\"{next}\"")}}}""";

    private static string Repeat(int count, Func<int, string> make) => string.Join(",", Enumerable.Range(0, count).Select(make));

    private static Action Parse(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return () => SourceDocument.Parse(bytes).FindDuplicateKeys();
    }

    private static Action Analyze(string text)
    {
        var options = new RequirementOptions
        {
            StateMachineArns = [StateMachineArn.Parse("arn:aws:states:us-east-2:111122223333:stateMachine:M")],
            SourceRoleArn = RoleArn.Parse("arn:aws:iam::111122223333:role/S"),
        };
        return () =>
        {
            foreach (DefinitionResult result in new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadText(text, "M"))
            {
                RequirementAnalyzer.Analyze(result.Definition!, options);
            }
        };
    }

    private static Action Aliases(int count)
    {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i <= count; i++)
        {
            text.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        return () =>
        {
            try
            {
                SourceDocument.Parse(bytes);
            }
            catch (SourceFormatException)
            {
                // It is refused, which is to be cheap.
            }
        };
    }

    private static PolicyDocument Policy(IEnumerable<(string Action, string Resource)> statements) => PolicyDocument.Parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":["
        + string.Join(",", statements.Select((one, i) => $"{{\"Sid\":\"S{i}\",\"Effect\":\"Allow\",\"Action\":\"{one.Action}\",\"Resource\":\"{one.Resource}\"}}")) + "]}");

    private static Action Pack(int count, Func<int, (string Action, string Resource)> make)
    {
        PolicyDocument policy = Policy(Enumerable.Range(0, count).Select(make));
        return () => PolicyPacker.Pack(policy, PolicyQuota.ManagedPolicy);
    }

    private static Action Merge(int count, int from)
    {
        PolicyDocument there = Policy(Enumerable.Range(0, count).Select(i => ($"s3:Action{i}", $"arn:aws:s3:::bucket{i}/*")));
        PolicyDocument needed = Policy(Enumerable.Range(from, count).Select(i => ($"s3:Action{i}", $"arn:aws:s3:::bucket{i}/*")));
        return () => PolicyMerger.Merge(there, needed);
    }

    private static Action Diff(int count)
    {
        PolicyDocument before = Policy(Enumerable.Range(0, count).Select(i => ($"s3:Action{i}", $"arn:aws:s3:::bucket{i}/*")));
        PolicyDocument after = Policy(Enumerable.Range(0, count).Select(i => ($"s3:Action{i}", $"arn:aws:s3:::bucket{i}/new/*")));
        return () => PolicyDiff.Between(before, after).ToText();
    }

    private static Action Decide(int count)
    {
        string keys = Repeat(count, i => $"\"aws:PrincipalTag/k{i}\":\"v\"");
        var policies = new PolicySet
        {
            IdentityPolicies = [NamedPolicy.Parse("P", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{""" + keys + "}}}]}")],
        };
        AccessRequest request = AccessRequest.Create(RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/S")), "s3:GetObject", "arn:aws:s3:::b/k", "111122223333");
        return () => PolicyEvaluator.Default.Evaluate(request, policies).Explanation.ToString();
    }

    private static Action Choices(int count)
    {
        var text = new StringBuilder("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"C0\",\"States\":{");
        for (int i = 0; i < count; i++)
        {
            text.Append($"\"C{i}\":{{\"Type\":\"Choice\",\"Choices\":[")
                .Append(Repeat(count, rule => $"{{\"Condition\":\"{{% $states.input.a = {rule} %}}\",\"Assign\":{{\"v{i}\":\"{rule}\"}},\"Next\":\"C{i + 1}\"}}"))
                .Append($"],\"Default\":\"C{i + 1}\"}},");
        }

        text.Append($"\"C{count}\":{{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"Arguments\":{{\"QueueUrl\":\"{{% $v0 %}}\",\"MessageBody\":\"x\"}},\"Credentials\":{{\"RoleArn\":\"arn:aws:iam::333344445555:role/T\"}},\"End\":true}}}}}}");
        return Analyze(text.ToString());
    }
}
