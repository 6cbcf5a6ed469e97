using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>
/// The accounts of an organization without naming them. A workflow of an account in a nested unit runs a job in an account of
/// another unit, and in one that is closed; a third account has nothing to do with them.
/// </summary>
public sealed class LiveOrganizationTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.FindSyncTrustCommand";
    private const string Parameters = "-Organization @keys -AssumeRoleName OrganizationAccountAccessRole";

    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly EmulatedOrganization _organization = new();
    private readonly string _data;
    private readonly string _workloads;
    private readonly EmulatedAccount _source;
    private readonly EmulatedAccount _target;
    private readonly EmulatedAccount _closed;
    private readonly EmulatedAccount _other;

    public LiveOrganizationTests()
    {
        _data = _organization.Unit("Data");
        _workloads = _organization.Unit("Workloads");
        _source = _organization.Account(_organization.Unit("Orders", _workloads));
        _target = _organization.Account(_data);
        _closed = _organization.Account(_data);
        _other = _organization.Account(_data).Role("Other");
        _organization.Close(_closed);
        _source.Role("Execution").Machine("Orders", Sample.Glue(_target.RoleArn("Sync")), "Execution").Machine("Returns", Sample.Glue(_closed.RoleArn("Sync")), "Execution");
        _target.Role("Sync", Trust("Orders")).Role("Left", Trust("Old"));
        _organization.Management.Role("Billing", Trust("Orders"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_accounts_are_audited_the_management_account_with_its_own_credentials_and_a_closed_one_is_left_out()
    {
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, _ => null);
        using ModuleShell shell = Open(proxy);

        ShellResult result = shell.Run($"Find-SyncTrust {Parameters} -Verbose").AssertNoErrors();

        Assert.Equal(
            ["closed Sync Unknown", "management Billing Orphan", "target Left Orphan", "target Sync InUse"],
            Trusts(result));
        Assert.Contains(result.Verbose, line => line == $"organizations:ListAccounts in account {_organization.Management.Id}");
        Assert.Contains(result.Verbose, line => line == $"Account {_closed.Id} (Account 3) is left out: it has the state SUSPENDED.");
        Assert.Contains("4 accounts of the organization are read.", result.Verbose);
        Assert.Equal(
            new[] { _source, _target, _other }.Select(account => account.RoleArn("OrganizationAccountAccessRole")).Order(),
            proxy.Requests.Where(request => request.Operation == "AssumeRole").Select(request => request.Form("RoleArn")!).Order());
    }

    [Fact]
    public void A_unit_takes_the_units_nested_in_it_and_what_is_elsewhere_is_not_at_hand()
    {
        using ModuleShell shell = Open();

        Assert.Equal(["closed Sync Unknown", "target Sync Unknown"], Trusts(shell.Run($"Find-SyncTrust {Parameters} -OrganizationalUnitId {_workloads}").AssertNoErrors()));
        Assert.Equal(["target Left Unknown", "target Sync Unknown"], Trusts(shell.Run($"Find-SyncTrust {Parameters} -OrganizationalUnitId {_data}").AssertNoErrors()));
        Assert.Equal(
            ["closed Sync Unknown", "target Left Orphan", "target Sync InUse"],
            Trusts(shell.Run($"Find-SyncTrust {Parameters} -OrganizationalUnitId {_workloads}, {_data}").AssertNoErrors()));
    }

    [Fact]
    public void Accounts_can_be_left_out_and_what_is_put_out_can_be_chosen()
    {
        using ModuleShell shell = Open();

        Assert.Equal(
            ["closed Sync Unknown", "management Billing Orphan", "target Sync Unknown"],
            Trusts(shell.Run($"Find-SyncTrust {Parameters} -ExcludeAccountId '{_target.Id}', '{_other.Id}'").AssertNoErrors()));
        Assert.Equal(
            ["target Left Orphan", "target Sync InUse"],
            Trusts(shell.Run($"Find-SyncTrust {Parameters} -AccountId '{_target.Id}'").AssertNoErrors()));
    }

    [Fact]
    public void An_account_without_the_role_is_one_error_and_the_others_go_on()
    {
        using FaultProxy proxy = WithoutRoleIn(_other);
        using ModuleShell shell = Open(proxy);

        ShellResult result = shell.Run($"Find-SyncTrust {Parameters}");

        ErrorRecord error = result.AssertSingleError("AccountAccessDenied," + Command);
        Assert.Equal(_other.Id, error.TargetObject);
        Assert.Contains(_other.RoleArn("OrganizationAccountAccessRole"), error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("neither in the management account nor in accounts that were invited", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(4, result.Output.Count);
        Assert.Contains("target Sync InUse", Trusts(result));
    }

    [Fact]
    public void Without_a_role_for_the_other_accounts_the_error_says_which_to_give()
    {
        using ModuleShell shell = Open();

        ErrorRecord error = shell.Run("Find-SyncTrust -Organization @keys").AssertSingleError("AssumeRoleNameMissing," + Command);
        Assert.Contains("-AssumeRoleName", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("OrganizationAccountAccessRole", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        // The own account needs none.
        string others = string.Join(", ", new[] { _source, _target, _other }.Select(account => $"'{account.Id}'"));
        Assert.Equal(["management Billing Unknown"], Trusts(shell.Run($"Find-SyncTrust -Organization -ExcludeAccountId {others} @keys").AssertNoErrors()));
    }

    [Fact]
    public void A_caller_who_may_not_list_the_accounts_is_told_who_may()
    {
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, request =>
            request.Operation == "ListAccounts" ? LoopbackAnswer.Error(request, 400, "AccessDenied", "You do not have permissions to access this resource.") : null);
        using ModuleShell shell = Open(proxy);

        ShellResult result = shell.Run($"Find-SyncTrust {Parameters}");

        ErrorRecord error = result.AssertSingleError("AccountAccessDenied," + Command);
        Assert.Empty(result.Output);
        Assert.Contains("organizations:ListAccounts", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("management account or of a delegated administrator", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(proxy.Requests, request => request.Operation == "AssumeRole");
    }

    [Fact]
    public void An_account_in_no_organization_is_told_so()
    {
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, request =>
            request.Operation == "ListAccounts" ? LoopbackAnswer.Error(request, 400, "AWSOrganizationsNotInUse", "Your account is not a member of an organization.") : null);
        using ModuleShell shell = Open(proxy);

        ErrorRecord error = shell.Run($"Find-SyncTrust {Parameters}").AssertSingleError("AccountNotFound," + Command);

        Assert.Contains("is in no organization", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_is_not_there_is_an_error_and_the_others_go_on_unless_there_are_none()
    {
        using ModuleShell shell = Open();

        ShellResult some = shell.Run($"Find-SyncTrust {Parameters} -OrganizationalUnitId ou-zzzz-zzzzzzzz, {_workloads}");
        ShellResult none = shell.Run($"Find-SyncTrust {Parameters} -OrganizationalUnitId ou-zzzz-zzzzzzzz");

        Assert.Contains("ou-zzzz-zzzzzzzz", some.AssertSingleError("AccountNotFound," + Command).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, some.Output.Count);
        none.AssertSingleError("AccountNotFound," + Command);
        Assert.Empty(none.Output);
    }

    [Fact]
    public void Who_stops_early_stops_the_reading()
    {
        using FaultProxy proxy = FaultProxy.Answering(MotoServer.Shared.Url, _ => null);
        using ModuleShell shell = Open(proxy);

        shell.Run($"do {{ Find-SyncTrust {Parameters} -ThrottleLimit 1 | ForEach-Object {{ $_; break }} }} while ($false)");
        int first = proxy.Requests.Count(request => request.Operation == "GetAccountAuthorizationDetails");
        shell.Run($"Find-SyncTrust {Parameters} -ThrottleLimit 1").AssertNoErrors();

        // Two calls for each account: policies, and roles.
        int all = proxy.Requests.Count(request => request.Operation == "GetAccountAuthorizationDetails") - first;
        Assert.Equal(8, all);
        Assert.InRange(first, 2, 6);
    }

    [Fact]
    public void What_is_saved_of_an_organization_is_audited_as_the_live_accounts_are()
    {
        using ModuleShell shell = Open();

        ShellResult saved = shell.Run($"Save-SyncSnapshot accounts {Parameters} -Verbose").AssertNoErrors();

        EmulatedAccount[] open = [_organization.Management, _source, _target, _other];
        Assert.Equal(open.Select(account => account.Id).Order(), saved.Output.Select(account => account.Text("AccountId")).Order());
        Assert.Contains(saved.Verbose, line => line.StartsWith($"Account {_closed.Id} ", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_folder, "accounts", "organization.json")));
        Assert.Equal(Trusts(shell.Run($"Find-SyncTrust {Parameters}").AssertNoErrors()), Trusts(shell.Run("Find-SyncTrust accounts").AssertNoErrors()));
    }

    [Fact]
    public void A_unit_of_an_organization_is_saved_without_the_accounts_that_are_left_out_or_fail()
    {
        using FaultProxy proxy = WithoutRoleIn(_other);
        using ModuleShell shell = Open(proxy);

        ShellResult saved = shell.Run($"Save-SyncSnapshot accounts {Parameters} -OrganizationalUnitId {_data}, {_workloads} -ExcludeAccountId '{_source.Id}'");

        Assert.Equal(_other.Id, saved.AssertSingleError("AccountAccessDenied,CrossAcctSync.Module.Commands.SaveSyncSnapshotCommand").TargetObject);
        Assert.Equal(_target.Id, Assert.Single(saved.Output).Text("AccountId"));
    }

    [Fact]
    public void Accounts_of_a_pipeline_are_not_saved_in_place_of_an_organization()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run($"'{_source.Id}' | Save-SyncSnapshot accounts {Parameters}");

        Assert.All(result.AllErrors, error => Assert.IsType<ParameterBindingException>(error.Exception, exactMatch: false));
        Assert.NotEmpty(result.AllErrors);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void AWS_Tools_reads_an_organization_with_the_same_result()
    {
        using ModuleShell shell = Open();
        string[] expected = Trusts(shell.Run($"Find-SyncTrust {Parameters}").AssertNoErrors());
        shell.Run($"Import-Module '{Repository.FakeAwsTools}'").AssertNoErrors();

        ShellResult result = shell.Run($"Find-SyncTrust {Parameters} -UseAwsTools -ThrottleLimit 8").AssertNoErrors();

        Assert.Equal(expected, Trusts(result));
    }

    private string[] Trusts(ShellResult result) =>
        [.. result.Output.Select(trust => $"{NameOf(trust.Text("TargetAccountId")!)} {trust.Text("TargetRoleName")} {trust.Text("Status")}").Order(StringComparer.Ordinal)];

    private string NameOf(string account) => account == _source.Id ? "source" : account == _target.Id ? "target" : account == _closed.Id ? "closed" : account == _organization.Management.Id ? "management" : account;

    private static FaultProxy WithoutRoleIn(EmulatedAccount account) => FaultProxy.Answering(MotoServer.Shared.Url, request =>
        request.Operation == "AssumeRole" && request.Form("RoleArn")!.Contains(account.Id, StringComparison.Ordinal)
            ? LoopbackAnswer.Error(request, 403, "AccessDenied", $"User: arn:aws:sts::1:assumed-role/Admin/me is not authorized to perform: sts:AssumeRole on resource: {request.Form("RoleArn")}")
            : null);

    private string Trust(string machine) => $$"""
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "{{_source.RoleArn("Execution")}}"}, "Action": "sts:AssumeRole",
          "Condition": {"StringEquals": {"sts:ExternalId": "{{_source.MachineArn(machine)}}"} } }]}
        """;

    private ModuleShell Open(FaultProxy? proxy = null) => LiveShell.Open(_organization.Management, workingDirectory: _folder, proxy: proxy?.Url);
}
