using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Files;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Accounts;
using CrossAcctSync.Tests.Reports;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>A plan in a file: made exactly as it was read, or not at all.</summary>
public sealed class SyncPlanFileTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly SnapshotFolder _folder = new();
    private readonly WritableAccounts _accounts = PlanSample.Accounts().WithId(PlanSample.Target, "AROATARGETTARGETTARGE");

    private string File => _folder.PathOf("plan.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_read_is_what_was_written_and_comes_to_the_same()
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Other, PlanSample.Machine.Replace("Orders", "Returns", StringComparison.Ordinal)));
        SyncPlanFileContent read = WriteAndRead(plan.Changes);
        WritableAccounts other = _accounts.Copy();

        PlanSample.Changes(PlanSample.Apply(_accounts, plan.Changes));
        Assert.Empty(SyncPlanCheck.FindChanged(read, other, TestContext.Current.CancellationToken));
        PlanSample.Changes(PlanSample.Apply(other, read.Changes));

        Assert.Equal(_accounts.Text(), other.Text());
        Assert.Equal(plan.Changes.Select(change => (change.ToString(), change.Diff, change.Reason, change.Size, change.Quota)), read.Changes.Select(change => (change.ToString(), change.Diff, change.Reason, change.Size, change.Quota)));
        Assert.All(read.Changes, change => Assert.Equal(SyncChangeStatus.Planned, change.Status));
        Assert.Equal((Noon, SyncPlanFile.ToolVersion), (read.CreatedAt, read.ToolVersion));
    }

    [Theory]
    [InlineData(PolicyPlacement.Managed)]
    [InlineData(PolicyPlacement.Inline)]
    public void New_roles_and_managed_policies_come_back_too(PolicyPlacement placement)
    {
        _accounts.Without(PlanSample.Target);
        var options = new SyncPlanOptions
        {
            Placement = placement,
            Creation = new RoleCreation { PermissionsBoundary = "arn:aws:iam::{account}:policy/Bound", Description = "Für \"alle\" <&'+>", Tags = new Dictionary<string, string> { ["Team"] = "orders" } },
        };
        _accounts.WithPolicy("arn:aws:iam::444455556666:policy/Bound", PlanSample.Foreign);
        SyncPlan plan = SyncPlanner.Plan(new[] { PlanSample.Requirement() }, _accounts, options, TestContext.Current.CancellationToken);
        Assert.Empty(plan.Problems);

        SyncPlanFileContent read = WriteAndRead(plan.Changes);

        Assert.Contains(read.Changes, change => change.Kind == SyncChangeKind.CreateRole);
        Assert.Equal(placement == PolicyPlacement.Managed, read.Changes.Any(change => change.Kind == SyncChangeKind.AttachPolicy));
        Assert.Empty(SyncPlanCheck.FindChanged(read, _accounts, TestContext.Current.CancellationToken));
        PlanSample.Changes(PlanSample.Apply(_accounts, read.Changes));
        Assert.Equal("Für \"alle\" <&'+>", read.Changes[0].Description);
        Assert.Contains("is there by now", Assert.Single(SyncPlanCheck.FindChanged(read, _accounts, TestContext.Current.CancellationToken), one => one.Arn == PlanSample.Target).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_nothing_is_a_plan()
    {
        SyncPlanFileContent read = WriteAndRead(Array.Empty<SyncChange>());

        Assert.Empty(read.Changes);
        Assert.Empty(SyncPlanCheck.FindChanged(read, _accounts, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_text_is_ASCII_and_can_be_read_by_people()
    {
        string text = SyncPlanFile.Write(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, () => Noon);

        Assert.All(text, letter => Assert.InRange(letter, '\n', '~'));
        Assert.Contains("\"+ Statement[0]: Allow glue:", text, StringComparison.Ordinal);
        Assert.Equal("digest", JsonNode.Parse(text)!.AsObject().Last().Key);
    }

    public static TheoryData<string> Lies => new()
    {
        "changes/0/after/Statement/0/Resource",
        "changes/0/diff/0",
        "changes/0/reason",
        "changes/0/roleArn",
        "changes/0/policyName",
        "changes/0/isForeign",
        "changes/0/extra",
        "summary/changes",
        "createdAt",
        "seenRoles/0/trustPolicy",
        "extra",
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Whatever_was_changed_in_it_is_found(string place)
    {
        JsonNode plan = Edited(place);
        System.IO.File.WriteAllText(File, plan.ToJsonString());

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => SyncPlanFile.Read(File));
        Assert.StartsWith("was changed since it was written", refused.Message, StringComparison.Ordinal);
    }

    // Somebody who makes the digest fit may write another plan, but none that says something else to a reader than what is made.
    [Theory]
    [InlineData("changes/0/diff/0")]
    [InlineData("changes/0/extra")]
    [InlineData("changes/0/accountId")]
    [InlineData("changes/0/kind")]
    [InlineData("summary/changes")]
    [InlineData("seenRoles/0/roleArn")]
    [InlineData("extra")]
    public void What_does_not_follow_from_its_changes_is_refused_also_when_the_digest_fits(string place)
    {
        JsonObject plan = Edited(place).AsObject();
        plan.Remove("digest");
        using var json = System.Text.Json.JsonDocument.Parse(plan.ToJsonString());
        plan["digest"] = PlanFileText.Digest(json.RootElement);
        System.IO.File.WriteAllText(File, plan.ToJsonString());

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => SyncPlanFile.Read(File));
        Assert.StartsWith("is no plan that this module writes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_stands_twice_is_refused()
    {
        string text = SyncPlanFile.Write(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, () => Noon);
        System.IO.File.WriteAllText(File, text.Replace("      \"kind\": \"PutInlinePolicy\",", "      \"kind\": \"PutInlinePolicy\", \"kind\": \"PutInlinePolicy\",", StringComparison.Ordinal));

        Assert.Throws<InvalidDataException>(() => SyncPlanFile.Read(File));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{", "only a part of one")]
    [InlineData("[]", "it is a list")]
    [InlineData("\"x\"", "it is no JSON object")]
    [InlineData("""{"version":2,"event":"intend","id":"x"}""", "it is a journal")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "it is a policy")]
    [InlineData("""{"format_version":"1.2","terraform_version":"1.9.0"}""", "Terraform")]
    [InlineData("""{"StartAt":"A","States":{}}""", "a state machine's definition")]
    [InlineData("""{"RoleDetailList":[]}""", "an export of an account")]
    [InlineData("""{"$schema":"https://github.com/crossacctsync/CrossAcctSync/blob/main/docs/schemas/sync-report-1.schema.json"}""", "a report of Export-SyncReport")]
    [InlineData("""{"$schema":"https://github.com/crossacctsync/CrossAcctSync/blob/main/docs/schemas/sync-plan-1.schema.json","version":"2.0"}""", "is a plan of version 2.0")]
    [InlineData("""{"$schema":"https://github.com/crossacctsync/CrossAcctSync/blob/main/docs/schemas/sync-plan-1.schema.json","version":"1.0"}""", "its digest is missing")]
    public void What_is_no_plan_is_told_by_what_it_is(string text, string said)
    {
        System.IO.File.WriteAllText(File, text);

        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => SyncPlanFile.Read(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void White_space_line_ends_and_a_byte_order_mark_make_no_difference_and_UTF_16_is_refused()
    {
        string text = SyncPlanFile.Write(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, () => Noon);
        System.IO.File.WriteAllText(File, text.Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.NotEmpty(SyncPlanFile.Read(File).Changes);

        System.IO.File.WriteAllText(File, text, Encoding.Unicode);
        Assert.Contains("not in UTF-8", Assert.Throws<InvalidDataException>(() => SyncPlanFile.Read(File)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Changed => new()
    {
        { "trust", "its trust policy has changed" },
        { "inline", "the inline policy Foreign has changed" },
        { "more", "the inline policy Another is new" },
        { "less", "the inline policy Foreign is gone" },
        { "attached", "the managed policy arn:aws:iam::444455556666:policy/P is new" },
        { "boundary", "its permissions boundary is arn:aws:iam::444455556666:policy/P and was none" },
        { "id", "it was deleted and made anew" },
        { "gone", "it is not there any more" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_role_that_is_another_one_by_now_is_named_with_what_is_other(string what, string said)
    {
        SyncPlanFileContent read = WriteAndRead(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes);
        NamedPolicy policy = NamedPolicy.Parse("Another", PlanSample.Foreign);
        var attached = new AttachedPolicy("arn:aws:iam::444455556666:policy/P", policy);
        _ = what switch
        {
            "id" => _accounts.WithId(PlanSample.Target, "AROANEWNEWNEWNEWNEWNE"),
            "gone" => _accounts.Without(PlanSample.Target),
            _ => Change(role => what switch
            {
                "trust" => role with { Trust = NamedPolicy.Parse("trust", PlanSample.NobodyTrusted) },
                "inline" => role with { InlinePolicies = new[] { NamedPolicy.Parse("Foreign", PlanSample.Foreign.Replace("bucket", "pail", StringComparison.Ordinal)) } },
                "more" => role with { InlinePolicies = role.InlinePolicies.Append(policy).ToArray() },
                "less" => role with { InlinePolicies = Array.Empty<NamedPolicy>() },
                "attached" => role with { AttachedPolicies = new[] { attached } },
                _ => role with { PermissionsBoundary = attached },
            }),
        };

        SyncPlanMismatch found = Assert.Single(SyncPlanCheck.FindChanged(read, _accounts, TestContext.Current.CancellationToken));

        Assert.Equal(PlanSample.Target, found.Arn);
        Assert.StartsWith(said, found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_was_made_or_comes_from_a_journal_is_no_part_of_a_plan()
    {
        string journal = _folder.PathOf("grant.journal");
        SyncChange[] made = SyncApplier.Apply(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { Journal = SyncJournal.Open(journal) }, TestContext.Current.CancellationToken)
            .SelectMany(outcome => outcome.Changes).ToArray();

        Assert.Contains("is Applied", Assert.Throws<ArgumentException>(() => SyncPlanFile.Write(made)).Message, StringComparison.Ordinal);
        Assert.NotNull(SyncPlanFile.WhyUnfit(SyncJournal.Read(journal).Changes[0]));
    }

    [Fact]
    public void A_policy_that_changes_between_the_check_and_the_write_is_left_and_not_planned_again()
    {
        SyncPlanFileContent read = WriteAndRead(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes);
        Change(role => role with { Trust = NamedPolicy.Parse("trust", PlanSample.NobodyTrusted) });
        string before = _accounts.Text();

        SyncOutcome outcome = Assert.Single(PlanSample.Apply(_accounts, read.Changes));

        Assert.Equal(SyncFailureKind.ChangeConflict, outcome.Failure!.Kind);
        Assert.Equal(before, _accounts.Text());
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Id":"x","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringLike":{"aws:PrincipalArn":["a","b"]},"Bool":{"aws:SecureTransport":true},"NumericEquals":{"sts:DurationSeconds":3600}}}}""")]
    [InlineData("""{"Statement":[{"Sid":"","Effect":"Deny","NotPrincipal":{"AWS":["AROAEXAMPLE","arn:aws:iam::111122223333:root"],"Federated":"x"},"NotAction":["sts:*"],"Odd":{"a":[1,null,"é\u202e"]}}]}""")]
    public void Documents_of_others_come_back_to_the_letter(string trust)
    {
        Change(role => role with { Trust = NamedPolicy.Parse("trust", trust) });
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        SyncChange change = Assert.Single(plan.Changes, one => one.Kind == SyncChangeKind.PutTrustPolicy);

        SyncPlanFileContent read = WriteAndRead(plan.Changes);

        Assert.Equal(change.Before!.ToJson(), read.Changes.Single(one => one.Kind == SyncChangeKind.PutTrustPolicy).Before!.ToJson());
        Assert.Empty(SyncPlanCheck.FindChanged(read, _accounts, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_valid_by_its_schema()
    {
        using var files = new ReportFiles();
        files.Add("plan.json", SyncPlanFile.Write(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, () => Noon));
        files.Add("empty.json", SyncPlanFile.Write(Array.Empty<SyncChange>(), () => Noon));
        _accounts.Without(PlanSample.Target);
        var options = new SyncPlanOptions { Placement = PolicyPlacement.Managed, Creation = new RoleCreation { Description = "x", Tags = new Dictionary<string, string> { ["a"] = "b" } } };
        files.Add("new.json", SyncPlanFile.Write(SyncPlanner.Plan(new[] { PlanSample.Requirement() }, _accounts, options, TestContext.Current.CancellationToken).Changes, () => Noon));

        await NodeProcess.Run("validate.mjs", [System.IO.Path.Combine(RepositoryFolder.Top, "docs", "schemas", "sync-plan-1.schema.json"), .. files.All]);
    }

    private WritableAccounts Change(Func<AccountRole, AccountRole> change) => _accounts.Change(PlanSample.Target, change);

    private SyncPlanFileContent WriteAndRead(IReadOnlyCollection<SyncChange> changes)
    {
        System.IO.File.WriteAllText(File, SyncPlanFile.Write(changes, () => Noon));
        return SyncPlanFile.Read(File);
    }

    /// <summary>A plan in which one value is another, or a member is added.</summary>
    private JsonNode Edited(string place)
    {
        JsonNode plan = JsonNode.Parse(SyncPlanFile.Write(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, () => Noon))!;
        string[] steps = place.Split('/');
        JsonNode holder = plan;
        foreach (string step in steps[..^1])
        {
            holder = (int.TryParse(step, out int index) ? holder[index] : holder[step])!;
        }

        string last = steps[^1];
        JsonNode? old = int.TryParse(last, out int at) ? holder[at] : holder[last];
        JsonNode value = old switch
        {
            null => "more",
            _ when old.GetValueKind() is System.Text.Json.JsonValueKind.False => true,
            _ when old.GetValueKind() is System.Text.Json.JsonValueKind.Number => 7,
            _ => last switch
            {
                "roleArn" => PlanSample.Other,
                "accountId" => "777788889999",
                "kind" => "DeleteInlinePolicy",
                "createdAt" => "2020-01-01T00:00:00Z",
                _ => "other",
            },
        };
        if (int.TryParse(last, out at))
        {
            holder[at] = value;
        }
        else
        {
            holder[last] = value;
        }

        return plan;
    }
}
