using System;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class GetSyncIntegrationTests
{
    private const string Command = "CrossAcctSync.Module.Commands.GetSyncIntegrationCommand";

    private readonly ModuleShell _shell = Sample.Open();

    [Theory]
    [InlineData("glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::glue:startJobRun.sync")]
    [InlineData("*:glue:startjobrun.SYNC")]
    public void A_resource_is_found_whole_or_short_or_by_wildcard(string resource)
    {
        PSObject found = _shell.Run($"Get-SyncIntegration '{resource}'").AssertSingle();

        Assert.Equal("arn:aws:states:::glue:startJobRun.sync", found.Text("Resource"));
        Assert.Equal("AWS Glue", found.Text("Service"));
    }

    [Fact]
    public void A_task_of_a_definition_is_bound_by_property_name()
    {
        ShellResult result = _shell.Run("[pscustomobject]@{ Resource = 'athena:startQueryExecution.sync' }, [pscustomobject]@{ Resource = 'batch:submitJob.sync' } | Get-SyncIntegration");

        Assert.Equal(["Amazon Athena", "AWS Batch"], result.AssertNoErrors().Output.Select(found => found.Text("Service")));
    }

    [Fact]
    public void Service_and_pattern_narrow_the_list()
    {
        ShellResult result = _shell.Run("Get-SyncIntegration -Service 'AWS Glue' -Pattern RunJob").AssertNoErrors();

        Assert.Equal("arn:aws:states:::glue:startJobRun.sync", Assert.Single(result.Output).Text("Resource"));
        Assert.True(_shell.Run("Get-SyncIntegration -Service emr*").Output.Select(found => found.Text("Service")).Distinct().Count() > 1);
    }

    [Fact]
    public void A_resource_that_nobody_knows_is_an_error_with_what_was_meant()
    {
        ErrorRecord error = _shell.Run("Get-SyncIntegration glue:startJobRan.sync, glue:startJobRun").AssertSingleError("IntegrationNotFound," + Command);

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("glue:startJobRun.sync", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Wildcards_that_find_nothing_are_no_error() => Assert.Empty(_shell.Run("Get-SyncIntegration nosuch*").AssertNoErrors().Output);

    [Fact]
    public void An_SDK_integration_is_a_warning_that_names_the_other_cmdlet()
    {
        ShellResult result = _shell.Run("Get-SyncIntegration arn:aws:states:::aws-sdk:glue:startJobRun").AssertNoErrors();

        Assert.Empty(result.Output);
        Assert.Contains("Get-SyncRequirement", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SyncIntegration glue:startJobRun.s", "arn:aws:states:::glue:startJobRun.sync")]
    [InlineData("Get-SyncIntegration -Service sagem", "'Amazon SageMaker AI'")]
    [InlineData("Get-SyncIntegration -Pattern Run", "RunJob")]
    public void The_Tab_key_completes_its_arguments(string line, string expected) => Assert.Contains(expected, _shell.Complete(line));
}
