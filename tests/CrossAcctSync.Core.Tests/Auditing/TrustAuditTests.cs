using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Auditing;
using CrossAcctSync.Findings;
using Xunit;
using static CrossAcctSync.Tests.Auditing.MadeOrganization;

namespace CrossAcctSync.Tests.Auditing;

/// <summary>What the audit says of a role, and for what reason.</summary>
public sealed class TrustAuditTests
{
    private const string JobPermission = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Action": ["glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"],
          "Resource": "arn:aws:glue:eu-west-1:333344445555:job/load"}]}
        """;

    private const string Roles = $$"""{"AWS": "{{SourceRole}}"}""";

    [Fact]
    public void A_role_that_trusts_what_uses_it_is_in_use_and_has_no_finding()
    {
        using MadeOrganization made = Working().WithRole(Target, "Access", Trust(Roles, Machine), JobPermission);

        SyncTrust trust = Assert.Single(made.Audit());

        Assert.Equal(SyncTrustStatus.InUse, trust.Status);
        Assert.Equal(RoleOf(Target, "Access"), trust.TargetRoleArn);
        Assert.Equal([Source], trust.SourceAccountIds);
        Assert.Equal([Machine], trust.ExternalIds);
        Assert.Equal(new TrustedPrincipal(SourceRole, TrustedPrincipalKind.Role, Source, Presence.Found), Assert.Single(trust.Principals));
        Assert.Equal(new TrustedStateMachine(Machine, "Orders", Source, Presence.Found, SourceRole, true, true), Assert.Single(trust.StateMachines));
        Assert.Equal(new DateTimeOffset(2025, 3, 2, 8, 0, 0, TimeSpan.Zero), trust.Since);
        Assert.Equal(["Inline: Allow glue:StartJobRun, glue:GetJobRun, glue:GetJobRuns, glue:BatchStopJobRun on arn:aws:glue:eu-west-1:333344445555:job/load"], trust.Permissions);
        Assert.Empty(trust.Findings);
    }

    [Fact]
    public void A_role_of_other_purposes_is_passed_over()
    {
        using MadeOrganization made = Working()
            .WithRole(Target, "Vendor", Trust("""{"AWS": "arn:aws:iam::999900001111:root"}""", "vendor-7f3a"))
            .WithRole(Target, "Admin", Trust("""{"AWS": "arn:aws:iam::999900001111:role/Operators"}"""))
            .WithRole(Target, "Lambda", Trust("""{"Service": "lambda.amazonaws.com"}"""));

        Assert.Equal(["Access"], made.Audit().Select(trust => trust.TargetRoleName));
    }

    public static TheoryData<string, string, string, SyncTrustStatus> Faults => new()
    {
        { "a state machine that is gone", Trust(Roles, Machine, Machine.Replace("Orders", "Old", StringComparison.Ordinal)), "StateMachineGone", SyncTrustStatus.InUse },
        { "a role that is gone", Trust($$"""{"AWS": ["{{SourceRole}}", "arn:aws:iam::111122223333:role/Old"]}""", Machine), "SourceRoleGone", SyncTrustStatus.InUse },
        { "a deleted principal", Trust("""{"AWS": "AROAEXAMPLEDELETED0001"}""", Machine), "PrincipalDeleted", SyncTrustStatus.Broken },
        { "a deleted principal and the wrong role", Trust("""{"AWS": "AROAEXAMPLEDELETED0001"}""", Machine), "TargetDoesNotTrust", SyncTrustStatus.Broken },
        { "a whole account", Trust("""{"AWS": "arn:aws:iam::111122223333:root"}""", Machine), "AccountTrusted", SyncTrustStatus.InUse },
        { "a whole account by its id", Trust("""{"AWS": "111122223333"}""", Machine), "AccountTrusted", SyncTrustStatus.InUse },
        { "everybody", Trust("\"*\"", Machine), "EveryoneTrusted", SyncTrustStatus.InUse },
        { "everybody of AWS", Trust("""{"AWS": "*"}""", Machine), "EveryoneTrusted", SyncTrustStatus.InUse },
        { "no ExternalId", Trust(Roles), "TrustWithoutExternalId", SyncTrustStatus.InUse },
        { "a pattern of ExternalIds", Trust(Roles, "StringLike", ["arn:aws:states:*:111122223333:stateMachine:*"]), "TrustAcceptsAnyExternalId", SyncTrustStatus.InUse },
        { "an ExternalId if there is one", Trust(Roles, "StringEqualsIfExists", [Machine]), "TrustWithoutExternalId", SyncTrustStatus.InUse },
        { "a state machine that runs with another role", Trust("""{"AWS": "arn:aws:iam::111122223333:role/Other"}""", Machine), "PairUnused", SyncTrustStatus.Broken },
        { "another ExternalId", Trust(Roles, Machine + "2"), "TargetDoesNotTrust", SyncTrustStatus.Broken },
        { "an account that is not at hand", Trust("""{"AWS": "arn:aws:iam::444455556666:role/Else"}""", "arn:aws:states:eu-west-1:444455556666:stateMachine:Else"), "NotAtHand", SyncTrustStatus.Broken },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_a_role_that_a_definition_names_has_a_finding_and_a_status(string fault, string trust, string code, SyncTrustStatus status)
    {
        using MadeOrganization made = Working().WithRole(Target, "Access", trust, JobPermission).WithRole(Source, "Other", Trust("""{"Service": "states.amazonaws.com"}"""));

        SyncTrust found = Assert.Single(made.Audit());

        Assert.True(found.FindingCodes.Contains(code), $"{fault}: {string.Join(", ", found.FindingCodes)}");
        Assert.Equal(status, found.Status);
    }

    [Fact]
    public void Roles_and_state_machines_that_cross_in_one_statement_are_told()
    {
        string other = Machine + "2";
        using MadeOrganization made = Working()
            .WithRole(Source, "OtherRole", Trust("""{"Service": "states.amazonaws.com"}"""))
            .WithMachine(other, RoleOf(Source, "OtherRole"), RoleOf(Target, "Access"))
            .WithRole(Target, "Access", Trust($$"""{"AWS": ["{{SourceRole}}", "{{RoleOf(Source, "OtherRole")}}"]}""", Machine, other), JobPermission);

        SyncTrust trust = Assert.Single(made.Audit());

        // Each pair that belongs to no workflow is a way in.
        Assert.Equal(["TrustAcceptsAnyExternalId", "PairsCross"], trust.FindingCodes);
        Assert.All(trust.Findings, finding => Assert.Equal(0, finding.StatementIndex));
        Assert.All(trust.Findings, finding => Assert.NotNull(finding.Location));
    }

    [Fact]
    public void A_role_that_no_definition_names_is_an_orphan_with_permissions_that_nobody_needs()
    {
        using MadeOrganization made = Working()
            .WithMachine(Machine, SourceRole, RoleOf(Target, "Elsewhere"))
            .WithRole(Target, "Access", Trust(Roles, Machine), JobPermission)
            .WithRole(Target, "Elsewhere", Trust(Roles, Machine), JobPermission);

        SyncTrust trust = made.Audit().Single(found => found.TargetRoleName == "Access");

        Assert.Equal(SyncTrustStatus.Orphan, trust.Status);
        Assert.Equal(["TrustUnused", "PermissionsUnused"], trust.FindingCodes);
    }

    [Fact]
    public void A_role_of_a_state_machine_that_is_gone_is_an_orphan()
    {
        using MadeOrganization made = Working().WithRole(Target, "Old", Trust(Roles, Machine + "Old"));

        SyncTrust trust = made.Audit().Single(found => found.TargetRoleName == "Old");

        Assert.Equal(SyncTrustStatus.Orphan, trust.Status);
        Assert.Equal(["StateMachineGone"], trust.FindingCodes);
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:Orders", "no state machine of that region is at hand")]
    [InlineData("arn:aws:states:eu-west-1:444455556666:stateMachine:Orders", "the account is not at hand")]
    public void What_is_not_at_hand_is_not_called_gone(string machine, string why)
    {
        using MadeOrganization made = Working().WithRole(Target, "Other", Trust(Roles, machine));

        SyncTrust trust = made.Audit().Single(found => found.TargetRoleName == "Other");

        Assert.True(trust.StateMachines[0].Presence == Presence.NotAtHand, why);
        Assert.Equal(SyncTrustStatus.Unknown, trust.Status);
        Assert.Equal(["NotAtHand"], trust.FindingCodes);
    }

    [Fact]
    public void Nothing_is_called_gone_while_a_definition_is_unreadable()
    {
        using MadeOrganization made = Working().WithRole(Target, "Old", Trust(Roles, Machine + "Old")).WithFile("state-machines/zz.json", "{\"stateMachineArn\":");

        TrustAuditItem[] items = [.. TrustAudit.Run(made.Open(), TrustAuditOptions.Default, TestContext.Current.CancellationToken)];

        Assert.Single(items, item => item.Problem is not null);
        Assert.Equal(Presence.NotAtHand, items.Select(item => item.Trust).Single(trust => trust?.TargetRoleName == "Old")!.StateMachines[0].Presence);
    }

    [Fact]
    public void Permissions_beyond_the_need_are_told_when_all_users_are_at_hand()
    {
        const string Wide = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}""";
        using MadeOrganization made = Working().WithRole(Target, "Access", Trust(Roles, Machine), Wide);
        using MadeOrganization unknown = Working().WithRole(Target, "Access", Trust(Roles, Machine, "arn:aws:states:eu-west-1:444455556666:stateMachine:Else"), Wide);

        Assert.Contains("PermissionBeyondNeed", made.Audit()[0].FindingCodes);
        Assert.DoesNotContain("PermissionBeyondNeed", unknown.Audit()[0].FindingCodes);
    }

    [Fact]
    public void Roles_that_definitions_name_and_that_are_not_there_are_found()
    {
        using MadeOrganization made = Working().WithMachine(Machine, SourceRole, RoleOf(Target, "Access"), RoleOf(Target, "Missing"), RoleOf("444455556666", "Else"), RoleOf(Source, "Own"));

        IReadOnlyList<SyncTrust> trusts = made.Audit();

        Assert.Equal(
            [("Access", Presence.Found, SyncTrustStatus.InUse), ("Missing", Presence.Gone, SyncTrustStatus.Broken), ("Else", Presence.NotAtHand, SyncTrustStatus.Unknown)],
            trusts.Select(trust => (trust.TargetRoleName, trust.Presence, trust.Status)));
        Assert.Equal([AccessRules.RoleNotFound.Code], trusts[1].FindingCodes);
        Assert.Equal([TrustRules.NotAtHand.Code], trusts[2].FindingCodes);
    }

    [Fact]
    public void A_role_whose_name_only_the_run_tells_is_neither_unused_nor_in_use()
    {
        using MadeOrganization made = Working().WithMachine(Machine, SourceRole, "$.role");

        SyncTrust trust = Assert.Single(made.Audit());

        Assert.Equal(SyncTrustStatus.Unknown, trust.Status);
        Assert.Null(Assert.Single(trust.StateMachines).UsesRole);
        Assert.Empty(trust.Findings);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_a_finding_of_the_role()
    {
        using MadeOrganization made = Working().WithRole(Target, "Access", "{\"Version\": 7}");

        SyncTrust trust = Assert.Single(made.Audit());

        Assert.Contains("TrustUnreadable", trust.FindingCodes);
        Assert.NotEqual(SyncTrustStatus.InUse, trust.Status);
    }

    [Fact]
    public void The_directions_narrow_the_answer()
    {
        string far = RoleOf("444455556666", "Far");
        using MadeOrganization made = Working()
            .WithRole("444455556666", "Far", Trust("""{"AWS": "arn:aws:iam::555566667777:role/Else"}""", "arn:aws:states:eu-west-1:555566667777:stateMachine:Else"));

        Assert.Equal(["Access", "Far"], Names(TrustAuditOptions.Default));
        Assert.Equal(["Far"], Names(new TrustAuditOptions { TargetAccountIds = ["444455556666"] }));
        Assert.Equal(["Far"], Names(new TrustAuditOptions { TargetRoleArns = [RoleArn.Parse(far)] }));
        Assert.Equal(["Far"], Names(new TrustAuditOptions { SourceAccountIds = ["555566667777"] }));
        Assert.Equal(["Access"], Names(new TrustAuditOptions { StateMachineArns = [StateMachineArn.Parse(Machine + ":7")] }));
        Assert.Empty(Names(new TrustAuditOptions { StateMachineArns = [StateMachineArn.Parse(Machine)], TargetRoleArns = [RoleArn.Parse(far)] }));

        IEnumerable<string> Names(TrustAuditOptions options) => made.Audit(options).Select(trust => trust.TargetRoleName);
    }
}
