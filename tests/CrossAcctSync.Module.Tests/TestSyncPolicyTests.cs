using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests;

public sealed class TestSyncPolicyTests
{
    private const string Role = "arn:aws:iam::111122223333:role/OrdersExecution";

    private const string Open = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Role}}"},"Action":"sts:AssumeRole"}]}""";

    private const string Everybody = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""";

    private const string Command = "CrossAcctSync.Module.Commands.TestSyncPolicyCommand";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_text_is_taken_plain_and_percent_encoded(bool isEncoded)
    {
        using var shell = ModuleShell.Open();

        PSObject finding = shell.Set("text", isEncoded ? Uri.EscapeDataString(Open) : Open).Run("$text | Test-SyncPolicy").AssertSingle();

        Assert.Equal("ExternalIdMissing", finding.Text("Code"));
        Assert.Equal("Warning", finding.Text("Severity"));
        Assert.Equal("0", finding.Text("StatementIndex"));
        Assert.Equal("<text>:1:75", finding.Text("Location"));
    }

    [Fact]
    public void A_role_of_AWS_Tools_is_named_by_its_findings_and_its_own_account_is_trusted()
    {
        using var shell = ModuleShell.Open();
        shell.Set("text", Uri.EscapeDataString(Open));

        ShellResult result = shell.Run(
            "[pscustomobject]@{ RoleName = 'Target'; Arn = 'arn:aws:iam::444455556666:role/Target'; AssumeRolePolicyDocument = $text }," +
            "[pscustomobject]@{ RoleName = 'Own'; Arn = 'arn:aws:iam::111122223333:role/Own'; AssumeRolePolicyDocument = $text } | Test-SyncPolicy");

        Assert.Equal("Target", result.AssertSingle().Text("Subject"));
    }

    [Theory]
    [InlineData("@{ Role = [pscustomobject]@{ RoleName = 'Target'; Arn = 'arn:aws:iam::444455556666:role/Target'; AssumeRolePolicyDocument = $document } }", "Target")]
    [InlineData("@{ RoleName = 'Target'; Arn = 'arn:aws:iam::444455556666:role/Target'; AssumeRolePolicyDocument = $document; RolePolicyList = @() }", "Target")]
    [InlineData("@{ RoleName = 'Target'; PolicyName = 'Jobs'; PolicyDocument = $document }", "Target / Jobs")]
    [InlineData("@{ PolicyVersion = [pscustomobject]@{ Document = $document; VersionId = 'v3'; IsDefaultVersion = $true } }", null)]
    public void What_the_AWS_CLI_prints_is_a_policy_wherever_one_is_taken(string answer, string? subject)
    {
        using var shell = ModuleShell.Open();
        string input = "$document = [pscustomobject]@{ Version = '2012-10-17'; Statement = @([pscustomobject]@{ Effect = 'Allow'; Principal = [pscustomobject]@{ AWS = '" + Role + "' }; Action = 'sts:AssumeRole' }) }; "
            + "$answer = [pscustomobject]" + answer + "; ";

        PSObject finding = shell.Run(input + "$answer | Test-SyncPolicy").AssertSingle();
        PSObject merged = shell.Run(input + "New-SyncTrustPolicy -SourceRoleArn arn:aws:iam::111122223333:role/AnotherExecution -TargetRoleArn arn:aws:iam::444455556666:role/Target "
            + "-StateMachineArn arn:aws:states:us-east-1:111122223333:stateMachine:Orders -MergeWith $answer -WarningAction Ignore").AssertSingle();

        Assert.Equal(("ExternalIdMissing", subject), (finding.Text("Code"), finding.Properties["Subject"].Value as string));
        Assert.Contains(Role, merged.Text("PolicyDocument"), StringComparison.Ordinal);
        Assert.Contains("AnotherExecution", merged.Text("PolicyDocument"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_inline_policy_is_named_by_role_and_policy()
    {
        using var shell = ModuleShell.Open();
        shell.Set("text", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

        PSObject finding = shell.Run("[pscustomobject]@{ RoleName = 'Target'; PolicyName = 'Jobs'; PolicyDocument = $text } | Test-SyncPolicy").AssertSingle();

        Assert.Equal("Target / Jobs", finding.Text("Subject"));
        Assert.Equal("AllActions", finding.Text("Code"));
    }

    [Fact]
    public void A_policy_of_the_module_is_tested_as_its_kind_and_within_its_quota()
    {
        using var shell = ModuleShell.Open();
        const string Make = "New-SyncTrustPolicy -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution -TargetRoleArn arn:aws:iam::444455556666:role/Target "
            + "-StateMachineArn (1..30).ForEach{ \"arn:aws:states:us-east-1:111122223333:stateMachine:Machine$_\" } -TrustQuota 8192";

        Assert.Empty(shell.Run($"{Make} | Test-SyncPolicy").AssertNoErrors().Output);
        PSObject finding = shell.Run($"{Make} | Test-SyncPolicy -TrustQuota 2048").AssertSingle();

        Assert.Equal("SizeExceeded", finding.Text("Code"));
        Assert.Equal("Target", finding.Text("Subject"));
    }

    [Theory]
    [InlineData("New-SyncTrustPolicy")]
    [InlineData("New-SyncPermissionPolicy")]
    [InlineData("New-SyncInvokePolicy")]
    public void What_the_module_makes_of_its_examples_has_no_findings(string cmdlet)
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run("$requirements = Get-ChildItem workflows -File | ForEach-Object { Get-SyncRequirement -LiteralPath $_.FullName -StateMachineArn \"arn:aws:states:us-east-2:111122223333:stateMachine:$($_.Name.Split('.')[0])\" "
            + "-SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution -TargetRoleArn arn:aws:iam::444455556666:role/Target }");
        shell.Run($"$policies = $requirements | {cmdlet}");

        Assert.NotEmpty(shell.Run("$policies").Output);
        Assert.Empty(shell.Run("$policies | Test-SyncPolicy").AssertNoErrors().Output);
    }

    [Fact]
    public void A_hashtable_of_the_form_of_a_policy_is_one()
    {
        using var shell = ModuleShell.Open();

        PSObject finding = shell.Run("Test-SyncPolicy @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = 'glue:StratJobRun'; Resource = '*' }) }").AssertSingle();

        Assert.Equal("ActionUnknown", finding.Text("Code"));
    }

    [Fact]
    public void Files_are_read_by_path_by_literal_path_and_from_the_pipeline()
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        string file = Path.Combine(folder.Path, "policies", "data-platform-trust.json");

        foreach (string script in new[]
        {
            "Test-SyncPolicy -Path policies/*.json",
            "Test-SyncPolicy -LiteralPath policies/data-platform-trust.json",
            "[System.IO.FileInfo]\"$PWD/policies/data-platform-trust.json\" | Test-SyncPolicy",
        })
        {
            PSObject finding = shell.Run(script).AssertSingle();
            Assert.Equal("ExternalIdMissing", finding.Text("Code"));
            Assert.Equal($"{file}:7:29", finding.Text("Location"));
            Assert.Equal("data-platform-trust.json", finding.Text("Subject"));
        }
    }

    [Fact]
    public void Text_that_is_no_policy_is_a_finding()
    {
        using var shell = ModuleShell.Open();

        PSObject finding = shell.Run("Test-SyncPolicy '{'").AssertSingle();

        Assert.Equal("PolicyMalformed", finding.Text("Code"));
        Assert.Equal("Error", finding.Text("Severity"));
    }

    [Fact]
    public void An_input_without_a_policy_is_an_error_and_the_next_is_tested()
    {
        using var shell = ModuleShell.Open();

        ShellResult result = shell.Set("text", Open).Run("42, $text | Test-SyncPolicy");

        result.AssertSingleError($"PolicyNotFound,{Command}");
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("-Path nowhere/*.json")]
    [InlineData("-LiteralPath nowhere.json")]
    public void A_file_that_is_not_there_is_an_error_and_no_success(string parameter)
    {
        using var shell = ModuleShell.Open();

        ShellResult result = shell.Run($"Test-SyncPolicy {parameter} -Quiet");

        result.AssertSingleError($"PathNotFound,{Command}");
        Assert.Equal([false], result.Output.Select(output => output.BaseObject));
    }

    [Fact]
    public void Quiet_is_one_truth_for_all_policies()
    {
        using var shell = ModuleShell.Open();
        shell.Set("open", Open).Set("everybody", Everybody);

        Assert.True(shell.Run("$open, $open | Test-SyncPolicy -Quiet").AssertSingle<bool>());
        Assert.False(shell.Run("$everybody, $open | Test-SyncPolicy -Quiet").AssertSingle<bool>());
    }

    [Fact]
    public void Minimum_severity_hides_the_rest()
    {
        using var shell = ModuleShell.Open();
        shell.Set("open", Open).Set("everybody", Everybody);

        Assert.Equal("PrincipalWildcard", shell.Run("$open, $everybody | Test-SyncPolicy -MinimumSeverity Error").AssertSingle().Text("Code"));
    }

    [Theory]
    [InlineData("$everybody, $open", "Error", true)]
    [InlineData("$open", "Error", false)]
    [InlineData("$open", "Warning", true)]
    [InlineData("$everybody", "None", false)]
    public void FailOn_ends_with_an_error_after_all_output(string input, string failOn, bool isFailure)
    {
        using var shell = ModuleShell.Open();
        shell.Set("open", Open).Set("everybody", Everybody);

        ShellResult result = shell.Run($"{input} | Test-SyncPolicy -FailOn {failOn}");

        Assert.Equal(input.Split(',').Length, result.Output.Count);
        Assert.Equal(isFailure ? [$"PolicyFindings,{Command}"] : Array.Empty<string>(), result.AllErrors.Select(error => error.FullyQualifiedErrorId));
    }

    [Fact]
    public void Kind_goes_over_what_the_document_looks_like()
    {
        using var shell = ModuleShell.Open();

        Assert.Contains("PrincipalNotTaken", shell.Set("open", Open).Run("$open | Test-SyncPolicy -Kind Identity").AssertNoErrors().Output.Select(finding => finding.Text("Code")));
    }

    [Theory]
    [InlineData("Test-SyncPolicy -LiteralPath role.json")]
    [InlineData("Test-SyncPolicy -Path role.json")]
    [InlineData("Get-Item role.json | Test-SyncPolicy")]
    [InlineData("Get-Content -Raw role.json | Test-SyncPolicy")]
    public void The_whole_answer_of_the_AWS_CLI_is_taken_for_its_policy(string script)
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run("""Set-Content role.json '{"Role": {"RoleName": "Worker", "Arn": "arn:aws:iam::222233334444:role/Worker", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}}}'""").AssertNoErrors();

        ShellResult result = shell.Run(script + " | ForEach-Object { \"$($_.Code) $($_.Subject)\" }").AssertNoErrors();

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, line => Assert.EndsWith(" Worker", line.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(result.Output, line => line.ToString().StartsWith("PolicyMalformed", StringComparison.Ordinal));
    }

    [Fact]
    public void The_whole_answer_is_taken_where_a_policy_is_merged_into()
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run("""Set-Content role.json '{"Role": {"RoleName": "Worker", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Sid": "Before", "Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}}'""").AssertNoErrors();

        Assert.Contains("Before", shell.Run("(New-SyncTrustPolicy -SourceRoleArn arn:aws:iam::111122223333:role/R -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:M -MergeWith (Get-Content -Raw role.json)).PolicyDocument").AssertSingle<string>(), StringComparison.Ordinal);
    }
}
