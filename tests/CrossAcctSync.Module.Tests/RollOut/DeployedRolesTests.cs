using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.RollOut;

/// <summary>
/// Templates are deployed to an emulator by the commands that come with them, and Test-SyncAccess proves the access on
/// what the accounts then say of themselves.
/// </summary>
public sealed class DeployedRolesTests : IDisposable
{
    private const string Source = "111122223333";
    private const string StepFunctionsTrust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly ExamplesFolder _folder = new();
    private readonly MotoServer _server = MotoServer.Start();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Json")]
    [InlineData("Yaml")]
    public async Task A_stack_in_each_account_gives_all_needed_access_and_no_more(string syntax)
    {
        using ModuleShell shell = Open("$r = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore");
        foreach (string role in new[] { "OrdersExecution", "NightlyExecution", "ReportsExecution" })
        {
            CreateRole(role);
        }

        ShellResult templates = shell.Run($"$r | Export-SyncTemplate out -Region us-east-2 -Syntax {syntax}").AssertNoErrors();
        foreach (PSObject template in templates.Output)
        {
            string account = template.Text("AccountId")!;
            await Deploy(account, (IEnumerable<string>)template.Value("Commands")!);
            Snapshot(account);
        }

        AssertAccess(shell, 5);
    }

    [Fact]
    public async Task A_stack_set_gives_three_accounts_of_a_unit_all_needed_access_and_no_more()
    {
        AccountKeys management = _server.KeysOf("999900001111");
        AwsCli.Run(_server.Url, management, "organizations", "create-organization");
        string root = AwsCli.Run(_server.Url, management, "organizations", "list-roots").GetProperty("Roots")[0].GetProperty("Id").GetString()!;
        string unit = AwsCli.Run(_server.Url, management, "organizations", "create-organizational-unit", "--parent-id", root, "--name", "Workloads").GetProperty("OrganizationalUnit").GetProperty("Id").GetString()!;
        string[] accounts = [.. Enumerable.Range(1, 3).Select(number => CreateAccount(management, root, unit, number))];
        CreateRole("InvokeRole");
        string tasks = string.Join("; ", accounts.Select((account, index) =>
            $"Get-SyncRequirement -Definition $glue.Replace('ACCOUNT', '{account}').Replace('load', 'load{Math.Min(index, 1)}') {Sample.Identity}"));
        using ModuleShell shell = Open($"$r = @({tasks})");

        ShellResult files = shell.Run($"$r | Export-SyncTemplate out -Side Target -Format StackSet -OrganizationalUnitId {unit} -Region us-east-2").AssertNoErrors();
        await Tool.Run("sh", Out, Environment(management), "CrossAcctSync.launch.sh");
        ShellResult source = shell.Run("$r | Export-SyncTemplate out -Side Source -Region us-east-2").AssertNoErrors();
        await Deploy(Source, (IEnumerable<string>)source.AssertSingle().Value("Commands")!);

        Assert.Equal(accounts.Order(StringComparer.Ordinal), (IEnumerable<string>)files.Output[0].Value("AccountIds")!);
        foreach (string account in accounts.Append(Source))
        {
            Snapshot(account);
        }

        AssertAccess(shell, 3);
    }

    private string Out => Path.Combine(_folder.Path, "out");

    private static void AssertAccess(ModuleShell shell, int paths)
    {
        ShellResult result = shell.Run("$r | Test-SyncAccess -SnapshotPath deployed").AssertNoErrors();

        Assert.Equal(paths, result.Output.Count);
        Assert.All(result.Output, path => Assert.Equal("Passed", path.Text("Status")));
    }

    private ModuleShell Open(string script)
    {
        ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path }).Set("glue", Sample.Glue("arn:aws:iam::ACCOUNT:role/sync/Target"));
        shell.Run(script).AssertNoErrors();
        return shell;
    }

    private string CreateAccount(AccountKeys management, string root, string unit, int number)
    {
        string account = AwsCli.Run(_server.Url, management, "organizations", "create-account", "--email", $"owner{number}@example.com", "--account-name", $"Account{number}")
            .GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!;
        AwsCli.Run(_server.Url, management, "organizations", "move-account", "--account-id", account, "--source-parent-id", root, "--destination-parent-id", unit);
        return account;
    }

    private void CreateRole(string name) =>
        AwsCli.Run(_server.Url, _server.KeysOf(Source), "iam", "create-role", "--role-name", name, "--assume-role-policy-document", StepFunctionsTrust);

    private async Task Deploy(string account, IEnumerable<string> commands)
    {
        foreach (string command in commands)
        {
            await Tool.Run("sh", Out, Environment(_server.KeysOf(account)), "-c", command);
        }
    }

    private IReadOnlyDictionary<string, string> Environment(AccountKeys keys) => AwsCli.Environment(_server.Url, keys);

    /// <summary>Saves what an account says of its roles and policies.</summary>
    private void Snapshot(string account)
    {
        JsonElement details = AwsCli.Run(_server.Url, _server.KeysOf(account), "iam", "get-account-authorization-details", "--filter", "Role", "LocalManagedPolicy");
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "deployed")).FullName;
        File.WriteAllText(Path.Combine(folder, account + ".json"), details.GetRawText());
    }
}
