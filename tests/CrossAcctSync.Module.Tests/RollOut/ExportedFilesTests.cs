using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.RollOut;

/// <summary>What the engines' own tools say of exported files.</summary>
public sealed class ExportedFilesTests : IDisposable
{
    private const string Options = "-PermissionsBoundary team/Bound -MaxSessionDuration 7200 -Tag @{ 'cost center' = 'team:42/+=@' } -WarningAction Ignore";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CloudFormation_templates_of_every_kind_are_clean_for_cfn_lint()
    {
        Export($"cf {Options}");
        Export($"managed -PolicyKind Managed -PolicyPath /sync/ {Options}");
        Export($"import -SnapshotPath accounts -ImportRole {Options}");
        Export($"single -SingleTemplate {Options}");
        Export($"set -Format StackSet -OrganizationalUnitId ou-ab12-cd345678 -Region us-east-2 {Options}");
        Export($"yaml -Syntax Yaml {Options}");
        Export($"yaml-import -Syntax Yaml -SnapshotPath accounts -ImportRole {Options}");
        Export($"yaml-set -Syntax Yaml -Format StackSet -OrganizationalUnitId ou-ab12-cd345678 -Region us-east-2 {Options}");
        Export($"auto -Format StackSet -OrganizationalUnitId r-ab12 -AutoDeployment -DelegatedAdministrator -Region us-east-2 {Options}");
        // The folder is a copy of the examples, which have templates that the CDK made.
        string[] templates = [.. Directory.GetFiles(_folder.Path, "*.template.*", SearchOption.AllDirectories)
            .Where(template => !template.Contains("cdk.out", StringComparison.Ordinal))];

        await Tool.Run("cfn-lint", _folder.Path, null, ["--non-zero-exit-code", "informational", "--", .. templates]);

        Assert.True(templates.Length > 22, $"{templates.Length} templates");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SingleTemplate")]
    [InlineData("-SnapshotPath accounts -ImportRole")]
    public async Task A_template_in_YAML_says_what_the_one_in_JSON_says(string arguments)
    {
        const string Compare = """
            import json, sys, yaml
            for name in sys.argv[1:]:
                written, meant = (open(name + end, encoding='utf-8') for end in ('.yaml', '.json'))
                assert yaml.safe_load(written) == json.load(meant), name
            print(len(sys.argv) - 1)
            """;
        // Texts that YAML 1.1 takes for something else when they have no quotes.
        const string Tags = "-Tag @{ a = 'yes'; b = '1:30'; c = '2026-01-01'; d = '0x1F'; e = '1e3'; f = '-'; g = '='; h = '@x'; i = ' a'; j = 'a '; k = 'n'; l = '012'; m = ''; n = '1_0'; yes = 'é' } -WarningAction Ignore";
        Export($"out -Syntax Json {arguments} {Tags}");
        Export($"out -Syntax Yaml {arguments} {Tags}");
        string[] names = [.. Directory.GetFiles(Path.Combine(_folder.Path, "out"), "*.yaml").Select(file => Path.ChangeExtension(file, null))];

        string compared = await Tool.Run("python3", _folder.Path, null, ["-c", Compare, .. names]);

        Assert.Equal(Directory.GetFiles(Path.Combine(_folder.Path, "out"), "*.template.json").Length, int.Parse(compared, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("-SnapshotPath accounts -ImportRole", "\"ChangeSetType\": \"IMPORT\"", "\"ResourceIdentifier\": {\"RoleName\": \"SettlePaymentsAccess\"}", "wait stack-import-complete")]
    [InlineData("-Syntax Yaml -SnapshotPath accounts -ImportRole", "\"TemplateBody\": \"AWSTemplateFormatVersion: ", "\"ChangeSetType\": \"IMPORT\"")]
    [InlineData("-Syntax Yaml -Format StackSet -OrganizationalUnitId r-ab12", "\"TemplateBody\": \"AWSTemplateFormatVersion: ")]
    [InlineData("-Format StackSet -OrganizationalUnitId ou-ab12-cd345678", "\"PermissionModel\": \"SERVICE_MANAGED\"", "\"AccountFilterType\": \"INTERSECTION\"", "\"ConcurrencyMode\": \"SOFT_FAILURE_TOLERANCE\"")]
    [InlineData("-Format StackSet -OrganizationalUnitId r-ab12 -AutoDeployment -DelegatedAdministrator", "\"AutoDeployment\": {\"Enabled\": true", "\"CallAs\": \"DELEGATED_ADMIN\"", "\"ManagedExecution\": {\"Active\": true}")]
    public async Task Commands_are_what_the_service_takes(string arguments, params string[] expected)
    {
        using ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });
        ShellResult result = shell.Run($"Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate out -Region us-east-2 {arguments} {Options}").AssertNoErrors();
        // What deploys is a program of the command line's own, and not a call of the service.
        string[] commands = [.. result.Output.SelectMany(template => (IEnumerable<string>)template.Value("Commands")!).Where(command => !command.StartsWith("aws cloudformation deploy", StringComparison.Ordinal))];
        string file = Path.Combine(_folder.Path, "out", "commands.txt");
        await File.WriteAllLinesAsync(file, commands, TestContext.Current.CancellationToken);

        string read = await Tool.Run("python3", _folder.Path, null, Path.Combine(Repository.Root, "tests", "RolloutChecks", "commands.py"), file);

        Assert.All(expected, parameter => Assert.Contains(parameter, read, StringComparison.Ordinal));
        Assert.Equal(commands.Length, read.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Terraform_files_are_those_of_its_schema_and_of_its_parser()
    {
        Export($"new -Format Terraform {Options}");
        Export($"known -Format Terraform -SnapshotPath accounts -PolicyKind Managed {Options}");

        Assert.Contains("12 files", await Tool.RunScript("terraform.mjs", Folders()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terraform_itself_loads_the_files()
    {
        Tool.SkipWithout("terraform");
        Export($"new -Format Terraform {Options}");
        Export($"known -Format Terraform -SnapshotPath accounts {Options}");

        foreach (string folder in Folders())
        {
            // It reads the configuration and names its providers, without one of them at hand.
            Assert.Contains("hashicorp/aws", await Tool.Run("terraform", folder, null, "providers", "-no-color"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_CDK_app_compiles_and_synthesizes_the_templates()
    {
        Export($"cdk -Format Cdk -Region us-east-2 {Options}");

        Assert.Contains("3 stacks", await Tool.RunScript("cdk.mjs", Path.Combine(_folder.Path, "cdk")), StringComparison.Ordinal);
    }

    private void Export(string arguments)
    {
        using ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });
        shell.Run("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate " + arguments).AssertNoErrors();
    }

    private string[] Folders() => [.. Directory.GetFiles(_folder.Path, "main.tf.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!)];
}
