using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.RollOut;

/// <summary>
/// Terraform itself, with a stand-in for the AWS provider that calls nobody: its plans and states are read, and exported
/// configurations are planned, applied and planned again.
/// </summary>
public sealed class TerraformRunTests : IDisposable
{
    private const string Workflows = """
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }
        variable "generation" { default = 1 }
        variable "job" {
          default   = "nightly"
          sensitive = true
        }
        locals {
          task   = { Type = "Task", Resource = "arn:aws:states:::glue:startJobRun.sync", Parameters = { JobName = "load" }, Credentials = { RoleArn = "arn:aws:iam::333344445555:role/Data" }, End = true }
          known  = jsonencode({ StartAt = "Run", States = { Run = local.task } })
          secret = jsonencode({ StartAt = "Run", States = { Run = merge(local.task, { Parameters = { JobName = var.job } }) } })
          later  = jsonencode({ StartAt = "Run", States = { Run = merge(local.task, { Credentials = { RoleArn = terraform_data.role.output } }) } })
        }
        resource "terraform_data" "role" { input = "arn:aws:iam::333344445555:role/Later" }
        resource "terraform_data" "generation" { input = var.generation }
        resource "aws_iam_role" "counted" {
          count              = 2
          name               = "Counted-${count.index}"
          path               = "/sync/"
          assume_role_policy = "{}"
        }
        resource "aws_sfn_state_machine" "counted" {
          count      = 2
          name       = "Counted-${count.index}"
          role_arn   = aws_iam_role.counted[count.index].arn
          definition = local.known
        }
        resource "aws_sfn_state_machine" "later" {
          name       = "Later"
          role_arn   = "arn:aws:iam::111122223333:role/Execution"
          definition = local.later
        }
        resource "aws_sfn_state_machine" "secret" {
          name       = "Secret"
          role_arn   = "arn:aws:iam::111122223333:role/Execution"
          definition = local.secret
        }
        resource "aws_sfn_state_machine" "stuck" {
          name       = "Stuck"
          role_arn   = "arn:aws:iam::111122223333:role/Execution"
          definition = local.known
          lifecycle {
            create_before_destroy = true
            replace_triggered_by  = [terraform_data.generation]
          }
        }
        module "teams" {
          source     = "./team"
          for_each   = toset(["eu", "us"])
          team       = each.key
          definition = local.known
        }
        """;

    private const string Team = """
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }
        variable "team" {}
        variable "definition" {}
        resource "aws_iam_role" "run" {
          name               = "Team-${var.team}"
          assume_role_policy = "{}"
        }
        resource "aws_sfn_state_machine" "run" {
          name       = "Team-${var.team}"
          role_arn   = aws_iam_role.run.arn
          definition = var.definition
        }
        """;

    private static readonly string[] Known = ["Counted-0 sync/Counted-0", "Counted-1 sync/Counted-1", "Secret Execution", "Stuck Execution", "Team-eu Team-eu", "Team-us Team-us"];

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plans_and_states_that_Terraform_prints_are_read()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "workflows", "team")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf"), Workflows, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "team", "main.tf"), Team, TestContext.Current.CancellationToken);
        await Run(folder, "init", "plan,-out=tfplan", "show,-json,tfplan>plan.json", "apply,tfplan", "show,-json>state.json", "!apply,-auto-approve,-var=generation=2", "show,-json>replaced.json", "state,pull>stored.json");
        using ModuleShell shell = Open();

        ShellResult planned = shell.Run("Get-SyncRequirement workflows/plan.json -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:Secret");
        Assert.Equal(Known, Paths(planned));
        Assert.Contains("aws_sfn_state_machine.later is known only after it is applied", Assert.Single(planned.Errors).Exception.Message, StringComparison.Ordinal);

        ShellResult applied = shell.Run("Get-SyncRequirement workflows/state.json").AssertNoErrors();
        Assert.Equal(["Counted-0 sync/Counted-0", "Counted-1 sync/Counted-1", "Later Execution", .. Known[2..]], Paths(applied));

        Assert.Contains("\"deposed_key\"", await File.ReadAllTextAsync(Path.Combine(folder, "replaced.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(Paths(applied), Paths(shell.Run("Get-SyncRequirement workflows/replaced.json").AssertNoErrors()));
        Assert.Contains("terraform show -json", Assert.Single(shell.Run("Get-SyncRequirement workflows/stored.json").Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-PolicyKind Managed -PermissionsBoundary team/Bound -MaxSessionDuration 7200 -Tag @{ 'cost center' = 'team:42/+=@' }")]
    public async Task An_exported_configuration_is_applied_and_then_has_nothing_to_change(string options)
    {
        Export("new " + options);

        foreach (string folder in Folders())
        {
            await Run(folder, "init", "plan,-out=tfplan", "show,-json,tfplan>plan.json", "apply,tfplan", "plan,-detailed-exitcode");

            Assert.All(Changes(folder), change => Assert.Equal("create", change.Action));
        }
    }

    [Fact]
    public async Task Roles_that_exist_are_imported_and_nothing_but_their_trust_is_changed()
    {
        Export("known -SnapshotPath accounts");
        int imported = 0;

        foreach (string folder in Folders())
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "account.json"), Account(Path.GetFileName(folder)), TestContext.Current.CancellationToken);
            await Run(folder, "init", "plan,-out=tfplan", "show,-json,tfplan>plan.json", "apply,tfplan", "plan,-detailed-exitcode");

            foreach ((string type, string action, JsonElement change) in Changes(folder).Where(change => change.Change.TryGetProperty("importing", out _)))
            {
                imported++;
                Assert.Contains(action, new[] { "no-op", "update" });
                string[] changed = [.. change.GetProperty("after").EnumerateObject().Where(after => !JsonElement.DeepEquals(after.Value, change.GetProperty("before").GetProperty(after.Name))).Select(after => after.Name)];
                Assert.All(changed, name => Assert.Equal(type == "aws_iam_role" ? "assume_role_policy" : "policy", name));
            }

            Assert.DoesNotContain(Changes(folder), change => change.Action is not ("no-op" or "update" or "create"));
        }

        Assert.Equal(Folders().Sum(folder => Imports(folder)), imported);
        Assert.True(imported > 1);
    }

    private static async Task Run(string folder, params string[] commands)
    {
        Tool.SkipWithout("terraform");
        await Tool.RunScript("terraform-run.mjs", [folder, .. commands]);
    }

    private static string[] Paths(ShellResult result) =>
        [.. result.Output.Select(requirement => $"{requirement.Text("StateMachineName")} {requirement.Text("SourceRoleArn")?["arn:aws:iam::111122223333:role/".Length..]}").Order(StringComparer.Ordinal)];

    private static (string Type, string Action, JsonElement Change)[] Changes(string folder)
    {
        using JsonDocument plan = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "plan.json")));
        return
        [
            .. plan.RootElement.GetProperty("resource_changes").EnumerateArray().Select(change => (
                change.GetProperty("type").GetString()!, change.GetProperty("change").GetProperty("actions")[0].GetString()!, change.GetProperty("change").Clone())),
        ];
    }

    private static int Imports(string folder)
    {
        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "main.tf.json")));
        return configuration.RootElement.TryGetProperty("import", out JsonElement imports) ? imports.GetArrayLength() : 0;
    }

    /// <summary>The roles of an account of the snapshot and their inline policies, by the ids that they are imported by.</summary>
    private string Account(string account)
    {
        using JsonDocument snapshot = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "accounts", account + ".json")));
        var existing = new Dictionary<string, Dictionary<string, string>>();
        foreach (JsonElement role in snapshot.RootElement.GetProperty("RoleDetailList").EnumerateArray())
        {
            string name = role.GetProperty("RoleName").GetString()!;
            existing[name] = new() { ["assume_role_policy"] = role.GetProperty("AssumeRolePolicyDocument").GetRawText(), ["path"] = role.GetProperty("Path").GetString()!, ["description"] = "by hand" };
            foreach (JsonElement policy in role.GetProperty("RolePolicyList").EnumerateArray())
            {
                string policyName = policy.GetProperty("PolicyName").GetString()!;
                existing[$"{name}:{policyName}"] = new() { ["name"] = policyName, ["role"] = name, ["policy"] = policy.GetProperty("PolicyDocument").GetRawText() };
            }
        }

        return JsonSerializer.Serialize(existing);
    }

    private ModuleShell Open() => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });

    private void Export(string arguments)
    {
        using ModuleShell shell = Open();
        shell.Run($"Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate {arguments} -Format Terraform -WarningAction Ignore").AssertNoErrors();
    }

    private string[] Folders() => [.. Directory.GetFiles(_folder.Path, "main.tf.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!)];
}
