using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>
/// The whole way from a run to the fix. The emulator runs the state machine and writes its history, which the AWS command line reads;
/// since it denies nothing, the denial is written into the history by hand.
/// </summary>
public sealed class RunWalkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly MotoServer _server = MotoServer.Start();

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_machine_is_deployed_run_explained_granted_and_explained_again()
    {
        var source = new EmulatedAccount(_server, "111122223333");
        var target = new EmulatedAccount(_server, "222233334444");
        source.Role("OrdersExecution");
        target.Role("Target");
        await RunMachines();
        source.Machine("Orders", """
            {"StartAt":"Keep","States":{"Keep":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Parameters":{"TableName.$":"$.table","Item":{"id":{"S":"1"}}},
            "Credentials":{"RoleArn":"arn:aws:iam::222233334444:role/Target"},"End":true}}}
            """, "OrdersExecution");
        string execution = Cli(source, "start-execution", "--state-machine-arn", source.MachineArn("Orders"), "--input", """{"table":"orders","secret":"tell nobody"}""").GetProperty("executionArn").GetString()!;
        string status = Enumerable.Range(0, 100).Select(_ => Status(source, execution)).First(one => one != "RUNNING");
        Assert.Equal("FAILED", status);
        string history = Cli(source, "get-execution-history", "--execution-arn", execution).GetRawText();
        Assert.Contains("arn:aws:iam::222233334444:role/Target", history, StringComparison.Ordinal);

        // The role is not there to be assumed, says Step Functions; then it is, and may not write.
        Write("assume.json", history, "States.TaskFailed", "The role arn:aws:iam::111122223333:role/OrdersExecution is not authorized to assume the task state's role, arn:aws:iam::222233334444:role/Target.");
        Write("call.json", history, "DynamoDB.AmazonDynamoDBException", "User: arn:aws:sts::222233334444:assumed-role/Target/session is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:222233334444:table/orders because no identity-based policy allows the dynamodb:PutItem action (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: AccessDeniedException; Request ID: 0f5b1c3e; Proxy: null)");
        using ModuleShell shell = LiveShell.Open(source, _server, _folder);
        shell.Run("$live = $keys + @{ AssumeRoleName = 'Admin' }").AssertNoErrors();
        string Resolve(string file) => $"Resolve-SyncFailure {file} -ExecutionArn {execution} @live";

        PSObject assumption = shell.Run(Resolve("assume.json")).AssertSingle();
        Assert.Equal(("Denied", "AssumeRoleRefused"), (assumption.Text("Verdict"), assumption.Text("Cause")));
        Assert.Equal("Orders / Keep", shell.Run(Resolve("assume.json") + " | ForEach-Object { \"$($_.StatePath)\" }").AssertSingle<string>());
        PSObject call = shell.Run(Resolve("call.json")).AssertSingle();
        Assert.Equal(("Denied", "CallDenied", "Allow dynamodb:PutItem on arn:aws:dynamodb:us-east-1:222233334444:table/orders"), (call.Text("Verdict"), call.Text("Cause"), call.Text("StatementToAdd")));
        Assert.DoesNotContain("tell nobody", call.Text("Text") + assumption.Text("Text"), StringComparison.Ordinal);

        shell.Run(Resolve("call.json") + " | Grant-SyncPermissions @live").AssertNoErrors();

        Assert.Equal("AllowedNow", shell.Run(Resolve("assume.json")).AssertSingle().Text("Verdict"));
        Assert.Equal("AllowedNow", shell.Run(Resolve("call.json")).AssertSingle().Text("Verdict"));

        // Read from the account itself, the run is told by what the emulator really wrote.
        PSObject run = shell.Run($"Resolve-SyncFailure -ExecutionArn {execution} @live").AssertSingle();
        Assert.Equal((execution, "arn:aws:iam::222233334444:role/Target"), (run.Text("ExecutionArn"), run.Text("TargetRoleArn")));
        Assert.NotEqual("Denied", run.Text("Verdict"));
    }

    private async Task RunMachines()
    {
        using var http = new HttpClient();
        using var body = new StringContent("""{"stepfunctions": {"execute_state_machine": true}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await http.PostAsync(new Uri(_server.Url, "/moto-api/config"), body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private string Status(EmulatedAccount account, string execution)
    {
        Thread.Sleep(100);
        return Cli(account, "describe-execution", "--execution-arn", execution).GetProperty("status").GetString()!;
    }

    private JsonElement Cli(EmulatedAccount account, params string[] arguments) => AwsCli.Run(_server.Url, account.Keys, ["stepfunctions", .. arguments]);

    private void Write(string name, string history, string error, string cause)
    {
        JsonNode root = JsonNode.Parse(history)!;
        foreach (JsonNode? one in root["events"]!.AsArray())
        {
            if ((one!["taskFailedEventDetails"] ?? one["executionFailedEventDetails"]) is { } details)
            {
                details["error"] = error;
                details["cause"] = cause;
            }
        }

        File.WriteAllText(Path.Combine(_folder, name), root.ToJsonString());
    }
}
