using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>What objects of the module are to other commands: columns of a table, types of parameters, and text in a narrow window.</summary>
public sealed class ColumnsTests
{
    private const string Quiet = "$WarningPreference = 'Ignore'; $r = Get-SyncRequirement -SnapshotPath accounts; ";

    [Theory]
    [InlineData("Test-SyncAccess accounts", "Status")]
    [InlineData("$r", "TargetRoleName")]
    [InlineData("Test-SyncPolicy policies", "Code")]
    [InlineData("$r | New-SyncTrustPolicy", "RoleName")]
    [InlineData("Get-SyncPlan accounts -IncludeExcess", "Kind")]
    [InlineData("Find-SyncTrust accounts", "FindingText")]
    public void The_columns_named_Csv_hold_texts_numbers_and_dates(string script, string filled)
    {
        using ModuleShell shell = Sample.Open();

        string[] rows = [.. shell.Run($"{Quiet}{script} | Select-Object Csv | ConvertTo-Csv").AssertNoErrors().Output.Select(row => row.ToString()!)];
        var values = shell.Run($"{Quiet}{script} | Select-Object Csv | ConvertTo-Csv | ConvertFrom-Csv").AssertNoErrors().Output;

        Assert.True(rows.Length > 1);
        Assert.DoesNotContain(rows, row => row.Contains("System.", StringComparison.Ordinal) || row.Contains("[]", StringComparison.Ordinal) || row.Contains("CrossAcctSync.", StringComparison.Ordinal));
        Assert.Contains(values, row => !string.IsNullOrEmpty(row.Text(filled)));
    }

    [Theory]
    [InlineData("CrossAcctSync.Requirements.SyncRequirement", "$r")]
    [InlineData("CrossAcctSync.Access.SyncAccessResult", "Test-SyncAccess accounts")]
    [InlineData("CrossAcctSync.Planning.SyncChange", "Get-SyncPlan accounts")]
    [InlineData("CrossAcctSync.Auditing.SyncTrust", "Find-SyncTrust accounts")]
    [InlineData("CrossAcctSync.Generation.SyncPolicy", "$r | New-SyncTrustPolicy")]
    [InlineData("CrossAcctSync.Findings.Finding", "Test-SyncPolicy policies")]
    public void A_function_names_a_type_of_the_module_as_text_and_takes_no_other(string type, string script)
    {
        using ModuleShell shell = Sample.Open();
        string function = $$"""function Measure-It { param([Parameter(ValueFromPipeline)] [PSTypeName('{{type}}')] $It) process { "$($It.GetType().FullName)" } }; """;

        Assert.All(shell.Run($"{Quiet}{function}{script} | Measure-It").AssertNoErrors().Output, name => Assert.Equal(type, name.ToString()));
        Assert.NotEmpty(shell.Run($"{function}1 | Measure-It").AllErrors);
        Assert.NotEmpty(shell.Run($"[{type}]").AllErrors);
        Assert.Equal(type, shell.Run($"{Quiet}@({script})[0].PSObject.TypeNames[0]").AssertSingle<string>());
    }

    [Fact]
    public void Several_actions_that_are_missing_on_one_resource_are_one_statement_to_add()
    {
        using var folder = new ExamplesFolder();
        string account = Path.Combine(folder.Path, "accounts", "222233334444.json");
        File.WriteAllText(account, File.ReadAllText(account).Replace("\"states:StopExecution\"", "\"states:ListExecutions\"", StringComparison.Ordinal));
        using ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });

        string text = shell.Run("(Test-SyncAccess accounts | Where-Object TargetRoleArn -like '*SettlePaymentsAccess').Text").AssertSingle<string>();

        Assert.Matches("""\+   "Action": \[\n *\+     "states:DescribeExecution",\n *\+     "states:StopExecution"\n *\+   \],""", text);
        Assert.Single(Regex.Matches(text, @"\+   ""Effect"": ""Allow"""));
        Assert.Contains("fix: The statement above grants it, too.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Account_and_role_can_be_read_in_every_view(int width)
    {
        using ModuleShell shell = Sample.Open(width);

        foreach (string script in new[] { "$r", "Find-SyncTrust accounts", "Get-SyncPlan accounts", "$r | New-SyncTrustPolicy", "$r | New-SyncInvokePolicy", "Test-SyncPolicy policies", "Test-SyncPolicy accounts/333344445555.json", "$r | Export-SyncTemplate", "Get-SyncIntegration glue", "$r[0].Tasks", "$r[0].Statements" })
        {
            string shown = shell.Show(Quiet + script);

            Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
            Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        }

        string[] words = Regex.Split(shell.Show(Quiet + "$r | New-SyncTrustPolicy"), @"\s+");
        Assert.Contains(words, word => word.TrimEnd(':') == "333344445555" || word == "333344445555:DataPlatformAccess");
        Assert.Contains(words, word => word is "DataPlatform" or "DataPlatformAccess" or "333344445555:DataPlatformAccess");
    }

    [Fact]
    public void Getting_started_works_on_a_copy_and_leaves_the_examples_alone()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "getting-started.md")).ReplaceLineEndings("\n");
        string[] blocks = [.. Regex.Matches(page, "```powershell\n((?:(?!```).*\n)+)```").Select(match => match.Groups[1].Value)];
        using var examples = new ExamplesFolder();
        string top = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
        Directory.Move(examples.Path, Path.Combine(top, "examples"));
        Directory.CreateDirectory(examples.Path);
        try
        {
            string before = AccountsText.Of(Path.Combine(top, "examples", "accounts"));
            using ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = top });

            ShellResult result = shell.Run(string.Concat(blocks)).AssertNoErrors();
            shell.Run("Set-Location ([System.IO.Path]::GetTempPath()); Remove-Item -Recurse -LiteralPath $copy -ErrorAction Ignore");

            Assert.True(blocks.Length > 3);
            Assert.Equal("Works: True", result.Output[^1].ToString());
            Assert.Equal(before, AccountsText.Of(Path.Combine(top, "examples", "accounts")));
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }
}
