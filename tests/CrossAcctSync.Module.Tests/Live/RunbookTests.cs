using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>
/// Runs every command of the runbooks as it stands, in the console host, against accounts of an emulator. What is not the
/// runbook's: the profile hub is one of a credentials file of the test, AWS_ENDPOINT_URL leads to the emulator, and what a
/// page takes for granted (a workflow that has its access already, files of definitions) is made before.
/// </summary>
public sealed partial class RunbookTests : IDisposable
{
    private static readonly string Runbooks = Path.Combine(Repository.Root, "docs", "runbooks");

    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly MotoServer _server = MotoServer.Start();
    private readonly EmulatedAccount _hub;
    private readonly EmulatedAccount _old;
    private readonly EmulatedAccount _next;

    public RunbookTests()
    {
        _hub = new EmulatedAccount(_server, "999988887777");
        _old = new EmulatedAccount(_server, "222233334444").Role("LoadAccess");
        _next = new EmulatedAccount(_server, "333344445555").Role("LoadAccess");
        string definition = Sample.Glue(_old.RoleArn("LoadAccess"));
        _ = new EmulatedAccount(_server, "111122223333").Role("OrdersExecution").Machine("OrderFulfilment", definition, "OrdersExecution").Machine("Returns", Sample.Glue(_old.RoleArn("LoadAccess"), "returns"), "OrdersExecution");
        Write("workflows/order-fulfilment.asl.json", definition);
        Write("old/order-fulfilment.asl.json", definition);
        Write("next/order-fulfilment.asl.json", Sample.Glue(_next.RoleArn("LoadAccess")));
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task First_setup()
    {
        IReadOnlyList<string> lines = await Run(Page("first-setup.md"));

        Assert.Equal(["True", "0"], lines.TakeLast(2));
        Assert.Equal(3, lines.Count(line => line.StartsWith("Applied ", StringComparison.Ordinal)));
        Assert.True(File.Exists(Path.Combine(_folder, "before", "222233334444.json")));
        Assert.Contains("stateMachine:OrderFulfilment", _old.Trust("LoadAccess"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_workflow()
    {
        const string Before = "Get-SyncRequirement -StateMachineArn arn:aws:states:us-east-1:111122223333:stateMachine:OrderFulfilment -ProfileName hub -AssumeRoleName AccessDeploy | Grant-SyncPermissions -ProfileName hub -AssumeRoleName AccessDeploy\n";

        IReadOnlyList<string> lines = await Run(Before + Page("new-workflow.md"));

        Assert.Equal(["Passed OrderFulfilment", "Passed Returns"], lines.TakeLast(2).Order());
        Assert.Contains("stateMachine:OrderFulfilment", _old.Trust("LoadAccess"), StringComparison.Ordinal);
        Assert.Contains("stateMachine:Returns", _old.Trust("LoadAccess"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moving_to_another_account()
    {
        const string Before = "Get-SyncRequirement -AccountId 111122223333 -ProfileName hub -AssumeRoleName AccessDeploy -Region us-east-1 | Grant-SyncPermissions -ProfileName hub -AssumeRoleName AccessDeploy\n";

        IReadOnlyList<string> lines = await Run(Before + Page("move-account.md"));

        Assert.Contains("True", lines);
        Assert.Equal(["Applied PutTrustPolicy of LoadAccess in 222233334444", "Applied DeleteInlinePolicy of LoadAccess in 222233334444"], lines.Where(line => line.StartsWith("Applied ", StringComparison.Ordinal)));
        Assert.Equal([$"Passed {_old.RoleArn("LoadAccess")}", $"Passed {_next.RoleArn("LoadAccess")}"], lines.TakeLast(3).SkipLast(1).Order(StringComparer.Ordinal));
        Assert.Equal($"Failed {_old.RoleArn("LoadAccess")}", lines[^1]);
        Assert.Contains("stateMachine:OrderFulfilment", _next.Trust("LoadAccess"), StringComparison.Ordinal);
        Assert.DoesNotContain("stateMachine:OrderFulfilment", _old.Trust("LoadAccess"), StringComparison.Ordinal);
        Assert.Contains("stateMachine:Returns", _old.Trust("LoadAccess"), StringComparison.Ordinal);
        Assert.Single(_old.InlinePolicies("LoadAccess"));
    }

    [Fact]
    public async Task Undo_after_an_incident()
    {
        string before = _old.Trust("LoadAccess");

        IReadOnlyList<string> lines = await Run(Page("incident-undo.md"));

        Assert.Equal(3, lines.Count(line => line.StartsWith("Undone ", StringComparison.Ordinal)));
        Assert.Contains("False", lines);
        Assert.Equal(["Revoked: Applied PutTrustPolicy of LoadAccess", "Revoked: Applied DeleteInlinePolicy of LoadAccess"], lines.Where(line => line.StartsWith("Revoked: ", StringComparison.Ordinal)));
        Assert.DoesNotContain("stateMachine:OrderFulfilment", _old.Trust("LoadAccess"), StringComparison.Ordinal);
        Assert.DoesNotContain("stateMachine:OrderFulfilment", before, StringComparison.Ordinal);
        Assert.Empty(_old.InlinePolicies("LoadAccess"));
    }

    [Fact]
    public async Task An_access_denied_in_production()
    {
        IReadOnlyList<string> lines = await Run(Page("access-denied.md"));

        Assert.Equal("Denied: Allow sts:AssumeRole on arn:aws:iam::222233334444:role/LoadAccess", lines[0]);
        Assert.Equal(["PutInlinePolicy of LoadAccess", "PutInlinePolicy of OrdersExecution", "PutTrustPolicy of LoadAccess"], lines.Skip(1).SkipLast(1).Order(StringComparer.Ordinal));
        Assert.Equal("AllowedNow", lines[^1]);
        Assert.Contains("stateMachine:OrderFulfilment", _old.Trust("LoadAccess"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-pipelines.yml")]
    [InlineData("Jenkinsfile")]
    public async Task A_pipeline_plans_and_then_grants(string file)
    {
        // The step that installs the module from the gallery is one line, and left out.
        string[] steps = Steps(File.ReadAllText(Path.Combine(Runbooks, file)));
        Assert.Equal(2, steps.Length);

        await Run(steps[0]);
        Assert.Contains("stateMachine:OrderFulfilment", File.ReadAllText(Path.Combine(_folder, "plan", "plan.md")), StringComparison.Ordinal);
        Assert.Contains("\"roleArn\": \"" + _old.RoleArn("LoadAccess"), File.ReadAllText(Path.Combine(_folder, "plan", "plan.json")), StringComparison.Ordinal);
        Assert.Contains("<testsuite", File.ReadAllText(Path.Combine(_folder, "access.xml")), StringComparison.Ordinal);
        Assert.Empty(_old.InlinePolicies("LoadAccess"));

        string approved = File.ReadAllText(Path.Combine(_folder, "plan", "plan.json"));
        Assert.Equal("True", (await Run(steps[1]))[^1]);
        Assert.Equal(approved, File.ReadAllText(Path.Combine(_folder, "plan", "plan.json")));
        Assert.Contains("OrdersExecution", File.ReadAllText(Path.Combine(_folder, "access.journal")), StringComparison.Ordinal);
        Assert.Contains("stateMachine:OrderFulfilment", _old.Trust("LoadAccess"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_runbook_has_a_test()
    {
        Assert.Equal(
            ["Jenkinsfile", "README.md", "access-denied.md", "azure-pipelines.yml", "first-setup.md", "incident-undo.md", "move-account.md", "new-workflow.md"],
            Directory.EnumerateFiles(Runbooks).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    private static string Page(string name) =>
        string.Join('\n', Block().Matches(File.ReadAllText(Path.Combine(Runbooks, name))).Select(match => match.Groups[1].Value));

    /// <summary>The scripts of a pipeline: blocks below <c>pwsh: |</c>, or between three quotes.</summary>
    private static string[] Steps(string text) => text.Contains("'''", StringComparison.Ordinal)
        ? [.. text.Split("'''").Where((_, index) => index % 2 == 1)]
        : [.. Yaml().Matches(text).Select(match => match.Groups[2].Value)];

    private async Task<IReadOnlyList<string>> Run(string script)
    {
        string credentials = Write("credentials", $"[hub]\naws_access_key_id = {_hub.Keys.AccessKey}\naws_secret_access_key = {_hub.Keys.SecretKey}\naws_session_token = {_hub.Keys.SessionToken}\n");
        string path = Write("script.ps1", "$ErrorActionPreference = 'Stop'\n$WarningPreference = 'Ignore'\n" + script);
        var environment = new Dictionary<string, string>(AwsCli.Environment(_server.Url, _hub.Keys)) { ["AWS_SHARED_CREDENTIALS_FILE"] = credentials };
        using HostProcess host = HostProcess.Start(["-File", path], environment, _folder);
        HostResult result = await host.Finish();

        Assert.Equal(string.Empty, result.Error);
        Assert.Equal(0, result.ExitCode);
        return [.. result.Lines];
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    [GeneratedRegex("^```powershell\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^( +)- pwsh: \\|\\n((?:\\1    .*\\n)+)", RegexOptions.Multiline)]
    private static partial Regex Yaml();
}
