using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Access;
using CrossAcctSync.Auditing;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Auditing;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Access.Refusals;

/// <summary>That a target role lets in the state machines of the run and nobody else, and that both commands say the same of it.</summary>
public sealed class TrustRefusalTests
{
    private const string Target = "arn:aws:iam::222233334444:role/Worker";
    private const string ServiceTrust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
    private const string Assume = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222233334444:role/Worker"}}""";

    private static readonly string[] Refusals = { "TrustAcceptsAnyExternalId", "TrustAcceptsOtherRoles", "TrustWithoutExternalId" };

    private static readonly SyncRequirement Requirement = Assert.Single(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}")).Requirements) with
    {
        SourceRoleArn = RandomTrust.Exec,
        StateMachineArn = RandomTrust.Flow,
        SourceAccountId = "111122223333",
    };

    private static SyncAccessResult Test(string trust, IReadOnlyDictionary<string, string>? tags = null, string target = Target) => Assert.Single(SyncAccessTester.Test(
        new[] { Requirement with { TargetRoleArn = target } },
        new MemoryAccounts().With(RandomTrust.Exec, ServiceTrust, Assume).With(target, trust).WithTags(target, tags ?? new Dictionary<string, string>()),
        AccessTestOptions.Default,
        TestContext.Current.CancellationToken));

    // In one account, too, where the account, its root user and its sessions are those of both roles.
    [Theory]
    [InlineData(1, 600, Target)]
    [InlineData(2, 600, Target)]
    [InlineData(3, 600, "arn:aws:iam::111122223333:role/Worker")]
    [InlineData(4, 600, "arn:aws:iam::111122223333:role/Worker")]
    public void The_verdict_is_that_of_trying_everybody(int seed, int count, string target)
    {
        var random = new Random(seed);
        int open = 0;
        int closed = 0;
        for (int i = 0; i < count; i++)
        {
            var trust = new RandomTrust(random);
            SyncAccessResult result = Test(trust.ToString(), target: target);
            bool isOpen = result.Findings.Any(finding => Refusals.Contains(finding.Code));

            Assert.True(isOpen == trust.IsOpen, $"{(trust.IsOpen ? "open" : "closed")}: {trust}: {string.Join(" | ", result.Checks)}");
            Assert.True((result.Trust == AccessStatus.Passed) == (trust.IsWorking && !trust.IsOpen), trust.ToString());
            open += isOpen ? 1 : 0;
            closed += result.Trust == AccessStatus.Passed ? 1 : 0;
        }

        // Both kinds are tried often enough to tell.
        Assert.InRange(open, count / 10, count);
        Assert.InRange(closed, count / 8, count);
    }

    [Fact]
    public void The_test_and_the_audit_never_disagree()
    {
        var random = new Random(3);
        for (int i = 0; i < 80; i++)
        {
            string trust = new RandomTrust(random).ToString();
            using MadeOrganization made = new MadeOrganization()
                .WithRole("111122223333", "FlowExecution", ServiceTrust, Assume)
                .WithMachine(RandomTrust.Flow, RandomTrust.Exec, Target)
                .WithRole("222233334444", "Worker", trust);
            SyncTrust audited = Assert.Single(made.Audit(), found => found.TargetRoleArn == Target);

            string[] tested = Test(trust).Findings.Select(finding => finding.Code).Where(Refusals.Contains).Distinct().Order().ToArray();
            Assert.Equal(tested, audited.FindingCodes.Where(Refusals.Contains).Order());
        }
    }

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        using Stream file = typeof(TrustRefusalTests).Assembly.GetManifestResourceStream("RefusalCases.trusts.json")!;
        using JsonDocument document = JsonDocument.Parse(file);
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            data.Add(item.GetProperty("name").GetString()!, item.GetProperty("statements").GetRawText(), string.Join(",", item.GetProperty("codes").EnumerateArray().Select(code => code.GetString())));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_trust_that_lets_in_more_fails_with_the_statement_that_does(string name, string statements, string codes)
    {
        SyncAccessResult result = Test("""{"Version":"2012-10-17","Statement":""" + statements + "}");

        Assert.True(codes == string.Join(",", result.Findings.Select(finding => finding.Code).Where(code => code.StartsWith("Trust", StringComparison.Ordinal)).Distinct().Order()), name + ": " + string.Join("\n", result.Findings));
        Assert.Equal(codes.Length == 0 ? AccessStatus.Passed : AccessStatus.Failed, result.Trust);
        Assert.All(result.FailedChecks.Where(check => check.MustBeRefused && check.Leg == AccessLeg.Trust), check => Assert.NotNull(check.StatementToChange));
    }

    [Theory]
    [InlineData("aws:ResourceTag/Team", "flows", AccessStatus.Passed)]
    [InlineData("iam:ResourceTag/team", "flows", AccessStatus.Passed)]
    [InlineData("aws:ResourceTag/Team", "others", AccessStatus.Failed)]
    [InlineData("aws:ResourceTag/Owner", "flows", AccessStatus.Failed)]
    public void Tags_of_the_role_are_used(string key, string value, AccessStatus expected)
    {
        string trust = "{\"Statement\":" + $$$"""{"Effect":"Allow","Principal":{"AWS":"{{{RandomTrust.Exec}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{{RandomTrust.Flow}}}","{{{key}}}":"{{{value}}}"} } }""" + "}";

        Assert.Equal(expected, Test(trust, new Dictionary<string, string> { ["Team"] = "flows" }).Trust);
    }
}
