using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Tests.Fakes;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Writing;

/// <summary>What becomes of a change when others, IAM or the network get in the way.</summary>
public sealed class WriteTests
{
    private const string Old = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string New = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/Source"},"Action":"sts:AssumeRole"}]}""";
    private const string Other = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}]}""";
    private const string PolicyArn = "arn:aws:iam::222233334444:policy/team/Sync";

    private readonly FakeSessions _sessions = new();
    private readonly List<TimeSpan> _pauses = [];
    private readonly AwsAccounts _accounts;
    private readonly RoleArn _role = RoleArn.Parse("arn:aws:iam::222233334444:role/Target");

    public WriteTests()
    {
        _sessions.Iam.WithRole("Target", Old);
        _accounts = new AwsAccounts(_sessions, new AwsAccountsOptions { Pause = (time, _) => _pauses.Add(time) });
    }

    private FakeIam Iam => _sessions.Iam;

    [Fact]
    public void A_change_is_a_read_a_write_and_a_read()
    {
        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Written, write.Status);
        Assert.Equal(["GetRole", "UpdateAssumeRolePolicy", "GetRole"], Iam.Calls);
        Assert.Empty(_pauses);
    }

    [Fact]
    public void What_means_the_same_already_costs_one_read()
    {
        Iam.WithRole("Target", New.Replace("\"arn:aws:iam::111122223333:role/Source\"", "[\"arn:aws:iam::111122223333:role/Source\"]", StringComparison.Ordinal));

        Assert.Equal(AccountWriteStatus.Unchanged, ReplaceTrust().Status);
        Assert.Equal(["GetRole"], Iam.Calls);
    }

    [Fact]
    public void What_somebody_else_changed_is_a_conflict_and_stays()
    {
        Iam.WithRole("Target", Other);

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Conflict, write.Status);
        Assert.Equal(0, Iam.Count("UpdateAssumeRolePolicy"));
    }

    [Fact]
    public void An_inline_policy_that_is_there_although_none_was_expected_is_a_conflict()
    {
        Iam.WithInline("Target", "Sync", Other);

        Assert.Equal(AccountWriteStatus.Conflict, _accounts.PutInlinePolicy(_role, "Sync", Doc(New), null, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Conflict, _accounts.DeleteInlinePolicy(_role, "Sync", Doc(New), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Conflict, _accounts.PutInlinePolicy(_role, "Gone", Doc(New), Doc(Old), CancellationToken.None).Status);
        Assert.DoesNotContain(Iam.Calls, call => call is "PutRolePolicy" or "DeleteRolePolicy");
    }

    [Fact]
    public void A_role_that_is_not_there_is_not_found()
    {
        var gone = RoleArn.Parse("arn:aws:iam::222233334444:role/path/Target");

        Assert.Equal(AccountWriteStatus.NotFound, _accounts.ReplaceTrust(gone, Doc(New), Doc(Old), CancellationToken.None).Status);
        AccountWrite put = _accounts.PutInlinePolicy(RoleArn.Parse("arn:aws:iam::222233334444:role/Nobody"), "Sync", Doc(New), null, CancellationToken.None);
        Assert.Equal(AccountWriteStatus.NotFound, put.Status);
        Assert.Equal("Account 222233334444 has no role arn:aws:iam::222233334444:role/Nobody.", put.Reason);
    }

    public static TheoryData<string> WritesToARole => ["trust", "put", "replace", "delete", "attach", "detach", "role"];

    [Theory]
    [MemberData(nameof(WritesToARole))]
    public void A_role_of_the_same_name_on_another_path_is_another_role(string write)
    {
        Iam.WithRole("Target", Old, path: "team/").WithInline("Target", "Sync", Old).WithAttached("Target", PolicyArn);

        AccountWrite answer = Write(write, _role);

        Assert.Equal(write == "role" ? AccountWriteStatus.Unchanged : AccountWriteStatus.NotFound, answer.Status);
        Assert.All(Iam.Calls, call => Assert.Matches("^(Get|List)", call));
    }

    [Theory]
    [MemberData(nameof(WritesToARole))]
    public void A_role_that_was_deleted_and_made_anew_is_another_role(string write)
    {
        Iam.WithRole("Target", Old, id: "AROANEWNEWNEWNEWNEWNE").WithInline("Target", "Sync", Old).WithAttached("Target", PolicyArn);

        AccountWrite answer = Write(write, new RoleIdentity(_role, "AROAOLDOLDOLDOLDOLDOL"));

        Assert.Equal(AccountWriteStatus.Refused, answer.Status);
        Assert.Contains("was deleted and made anew", answer.Reason, StringComparison.Ordinal);
        Assert.All(Iam.Calls, call => Assert.Matches("^(Get|List)", call));
    }

    [Theory]
    [MemberData(nameof(WritesToARole))]
    public void The_role_that_was_seen_is_written_to(string write)
    {
        Iam.WithRole("Target", Old, id: "AROAOLDOLDOLDOLDOLDOL");
        if (write is "replace" or "delete")
        {
            Iam.WithInline("Target", "Sync", Old);
        }

        Iam.WithPolicy("arn:aws:iam::222233334444:policy/Other", New);
        if (write == "detach")
        {
            Iam.WithAttached("Target", PolicyArn);
        }

        Assert.Equal(AccountWriteStatus.Written, Write(write, new RoleIdentity(_role, "AROAOLDOLDOLDOLDOLDOL")).Status);
    }

    [Fact]
    public void What_somebody_else_wrote_on_top_of_a_change_is_a_conflict()
    {
        Iam.After = call => ThrowIf(call == "UpdateAssumeRolePolicy", () => { Iam.WithRole("Target", Other); return null!; });

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Conflict, write.Status);
        Assert.Contains("somebody else has written there since", write.Reason, StringComparison.Ordinal);
        Assert.Equal(1, Iam.Count("UpdateAssumeRolePolicy"));
    }

    [Fact]
    public void One_late_read_of_what_was_there_long_before_is_no_conflict()
    {
        int reads = 0;
        Iam.After = call =>
        {
            if (call == "UpdateAssumeRolePolicy")
            {
                Iam.WithRole("Target", Other);
            }
            else if (call == "GetRole" && ++reads == 3)
            {
                Iam.WithRole("Target", New);
            }
        };

        Assert.Equal(AccountWriteStatus.Written, ReplaceTrust().Status);
    }

    private AccountWrite Write(string write, RoleIdentity role) => write switch
    {
        "trust" => _accounts.ReplaceTrust(role, Doc(New), Doc(Old), CancellationToken.None),
        "put" => _accounts.PutInlinePolicy(role, "New", Doc(New), null, CancellationToken.None),
        "replace" => _accounts.PutInlinePolicy(role, "Sync", Doc(New), Doc(Old), CancellationToken.None),
        "delete" => _accounts.DeleteInlinePolicy(role, "Sync", Doc(Old), CancellationToken.None),
        "attach" => _accounts.AttachPolicy(role, "arn:aws:iam::222233334444:policy/Other", CancellationToken.None),
        "detach" => _accounts.DetachPolicy(role, PolicyArn, CancellationToken.None),
        _ => _accounts.DeleteRole(role, Doc(Old), CancellationToken.None),
    };

    [Theory]
    [InlineData("ConcurrentModification")]
    [InlineData("EntityTemporarilyUnmodifiable")]
    public void While_the_role_is_busy_it_is_read_again_and_tried_again(string code)
    {
        int left = 3;
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy" && left-- > 0, () => FakeIam.Error(call, code, "Later.", 409));

        Assert.Equal(AccountWriteStatus.Written, ReplaceTrust().Status);
        Assert.Equal(4, Iam.Count("UpdateAssumeRolePolicy"));
        Assert.Equal(5, Iam.Count("GetRole"));
        Assert.Equal(3, _pauses.Count);
    }

    [Fact]
    public void A_change_by_others_while_the_role_is_busy_is_seen()
    {
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy", () =>
        {
            Iam.WithRole("Target", Other);
            return FakeIam.Error(call, "ConcurrentModification", "Later.", 409);
        });

        Assert.Equal(AccountWriteStatus.Conflict, ReplaceTrust().Status);
        Assert.Equal(1, Iam.Count("UpdateAssumeRolePolicy"));
    }

    [Fact]
    public void A_role_that_stays_busy_is_given_up_with_what_to_do()
    {
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy", () => FakeIam.Error(call, "ConcurrentModification", "Later.", 409));

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Failed, write.Status);
        Assert.Equal(AccountProblemKind.Conflict, write.Problem!.Kind);
        Assert.Equal(6, Iam.Count("UpdateAssumeRolePolicy"));
        Assert.Contains("iam:UpdateAssumeRolePolicy on arn:aws:iam::222233334444:role/Target failed: ConcurrentModification: Later (request request-1).", write.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_whose_answer_was_lost_is_recognised()
    {
        Iam.After = call => ThrowIf(call == "UpdateAssumeRolePolicy", () => FakeIam.Lost(call));

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Written, write.Status);
        Assert.Contains("The answer was lost", write.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_never_arrived_is_a_failure()
    {
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy", () => FakeIam.Lost(call));

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Failed, write.Status);
        Assert.Equal(AccountProblemKind.Unreachable, write.Problem!.Kind);
        Assert.DoesNotContain("not known", write.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_answer_that_cannot_be_looked_into_says_so()
    {
        bool isDown = false;
        Iam.Before = call => ThrowIf(isDown, () => FakeIam.Lost(call));
        Iam.After = call => ThrowIf(isDown = call == "UpdateAssumeRolePolicy", () => FakeIam.Lost(call));

        Assert.EndsWith("Whether the change was made is not known, for it could not be read back.", ReplaceTrust().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_that_does_not_show_the_change_yet_is_made_again()
    {
        int stale = 3;
        Iam.After = call =>
        {
            if (call == "UpdateAssumeRolePolicy")
            {
                Iam.WithRole("Target", Old);
            }
            else if (call == "GetRole" && Iam.Count("UpdateAssumeRolePolicy") > 0 && --stale == 0)
            {
                Iam.WithRole("Target", New);
            }
        };

        Assert.Equal(AccountWriteStatus.Written, ReplaceTrust().Status);
        Assert.Equal(3, _pauses.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(250), _pauses[0]);
    }

    [Fact]
    public void Waiting_for_a_change_to_be_seen_has_an_end()
    {
        Iam.After = call =>
        {
            if (call == "UpdateAssumeRolePolicy")
            {
                Iam.WithRole("Target", Old);
            }
        };

        AccountWrite write = ReplaceTrust();

        Assert.Contains("reads do not show it yet", write.Reason, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(15), TimeSpan.FromTicks(_pauses.Sum(pause => pause.Ticks)));
    }

    [Fact]
    public void A_principal_that_does_not_exist_is_refused_with_what_to_do()
    {
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy", () => FakeIam.Error(call, "MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/Source\""));

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Refused, write.Status);
        Assert.Equal(AccountProblemKind.InvalidPrincipal, write.Problem!.Kind);
        Assert.Contains("Create the source role", write.Problem.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Iam.Count("UpdateAssumeRolePolicy"));
    }

    [Fact]
    public void A_principal_that_was_created_a_moment_ago_is_waited_for()
    {
        var source = RoleArn.Parse("arn:aws:iam::111122223333:role/Source");
        Assert.Equal(AccountWriteStatus.Written, _accounts.CreateRole(new NewRole(source, Doc(Old)), CancellationToken.None).Status);
        int left = 2;
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy" && left-- > 0, () => FakeIam.Error(call, "MalformedPolicyDocument", "Invalid principal in policy"));

        Assert.Equal(AccountWriteStatus.Written, ReplaceTrust().Status);
        Assert.Equal(3, Iam.Count("UpdateAssumeRolePolicy"));
    }

    [Fact]
    public void A_lack_of_permission_names_the_action_and_the_caller()
    {
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy", () => FakeIam.Error(call, "AccessDenied", "User: arn:aws:sts::222233334444:assumed-role/Admin/me is not authorized to perform: iam:UpdateAssumeRolePolicy on resource: role Target", 403));

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Refused, write.Status);
        Assert.Equal("iam:UpdateAssumeRolePolicy", write.Problem!.Action);
        Assert.StartsWith("Allow iam:UpdateAssumeRolePolicy on arn:aws:iam::222233334444:role/Target to arn:aws:sts::222233334444:assumed-role/Admin/me", write.Problem.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_wrong_account_nothing_is_called()
    {
        _sessions.Closed = "222233334444";

        AccountWrite write = ReplaceTrust();

        Assert.Equal(AccountWriteStatus.Failed, write.Status);
        Assert.Equal(AccountProblemKind.WrongAccount, write.Problem!.Kind);
        Assert.Equal(AccountProblemKind.WrongAccount, Assert.Single(_accounts.CheckAccounts(["111122223333", "222233334444"], CancellationToken.None)).Kind);
        Assert.Empty(Iam.Calls);
    }

    [Fact]
    public void A_role_whose_creation_was_answered_to_nobody_is_written()
    {
        var role = new NewRole(RoleArn.Parse("arn:aws:iam::222233334444:role/Fresh"), Doc(New));
        bool isLost = false;
        Iam.After = call => ThrowIf(call == "CreateRole" && !isLost && (isLost = true), () => FakeIam.Error(call, "EntityAlreadyExists", "It exists.", 409));

        Assert.Equal(AccountWriteStatus.Written, _accounts.CreateRole(role, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.CreateRole(role, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Conflict, _accounts.CreateRole(role with { PermissionsBoundary = PolicyArn }, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Conflict, _accounts.CreateRole(role with { Trust = Doc(Other) }, CancellationToken.None).Status);
    }

    [Fact]
    public void A_role_is_deleted_if_it_is_still_the_one_that_was_seen_and_has_no_policies()
    {
        Assert.Equal(AccountWriteStatus.Conflict, _accounts.DeleteRole(_role, Doc(New), CancellationToken.None).Status);
        Iam.WithInline("Target", "Sync", Old);
        Assert.Equal(AccountWriteStatus.Refused, _accounts.DeleteRole(_role, Doc(Old), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.DeleteInlinePolicy(_role, "Sync", Doc(Old), CancellationToken.None).Status);
        Iam.After = call => ThrowIf(call == "DeleteRole", () => FakeIam.Error(call, "NoSuchEntity", "It cannot be found.", 404));
        Assert.Equal(AccountWriteStatus.Written, _accounts.DeleteRole(_role, Doc(Old), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.DeleteRole(_role, Doc(Old), CancellationToken.None).Status);
    }

    [Fact]
    public void A_managed_policy_of_five_versions_loses_the_oldest_that_is_not_in_force()
    {
        Iam.WithPolicy(PolicyArn, Old, Other, Old, Other, Old);

        Assert.Equal(AccountWriteStatus.Conflict, _accounts.PutManagedPolicy(PolicyArn, Doc(New), Doc(Other), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.PutManagedPolicy(PolicyArn, Doc(New), Doc(Old), CancellationToken.None).Status);

        Assert.Equal(["v2", "v3", "v4", "v5", "v6"], Iam.VersionsOf(PolicyArn).Select(version => version.VersionId));
        Assert.True(PolicyDocument.Parse(Iam.VersionsOf(PolicyArn)[^1].Document!).IsEquivalentTo(Doc(New)).AreEquivalent);
    }

    [Fact]
    public void A_managed_policy_is_created_attached_detached_and_deleted()
    {
        Assert.Equal(AccountWriteStatus.Written, _accounts.PutManagedPolicy(PolicyArn, Doc(Old), null, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.PutManagedPolicy(PolicyArn, Doc(Old), null, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.AttachPolicy(_role, PolicyArn, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.AttachPolicy(_role, PolicyArn, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Refused, _accounts.DeleteManagedPolicy(PolicyArn, Doc(Old), CancellationToken.None).Status);
        Iam.After = call => ThrowIf(call == "DetachRolePolicy", () => FakeIam.Error(call, "NoSuchEntity", "It cannot be found.", 404));
        Assert.Equal(AccountWriteStatus.Written, _accounts.DetachPolicy(_role, PolicyArn, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.DetachPolicy(_role, PolicyArn, CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Written, _accounts.DeleteManagedPolicy(PolicyArn, Doc(Old), CancellationToken.None).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, _accounts.DeleteManagedPolicy(PolicyArn, Doc(Old), CancellationToken.None).Status);
    }

    [Fact]
    public void Cancellation_before_a_write_leaves_the_role_as_it_is()
    {
        using var stop = new CancellationTokenSource();
        Iam.After = _ => stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _accounts.ReplaceTrust(_role, Doc(New), Doc(Old), stop.Token));
        Assert.Equal(["GetRole"], Iam.Calls);
    }

    [Fact]
    public void Cancellation_during_a_write_does_not_hide_that_it_was_made()
    {
        using var stop = new CancellationTokenSource();
        Iam.Before = call => ThrowIf(call == "UpdateAssumeRolePolicy", () =>
        {
            stop.Cancel();
            return null;
        });

        Assert.Equal(AccountWriteStatus.Written, _accounts.ReplaceTrust(_role, Doc(New), Doc(Old), stop.Token).Status);
    }

    private static PolicyDocument Doc(string json) => PolicyDocument.Parse(json);

    private static void ThrowIf(bool isTime, Func<AwsCallException?> failure)
    {
        if (isTime && failure() is { } exception)
        {
            throw exception;
        }
    }

    private AccountWrite ReplaceTrust() => _accounts.ReplaceTrust(_role, Doc(New), Doc(Old), CancellationToken.None);
}
