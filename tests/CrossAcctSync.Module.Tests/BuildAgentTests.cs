using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>What cmdlets do on a build agent, in processes that have an agent's variables.</summary>
public sealed class BuildAgentTests : IDisposable
{
    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TF_BUILD", "BUILD_SOURCESDIRECTORY", "##vso[task.logissue type=error;sourcepath=accounts/state-machines/NightlyLoad.json;linenumber=5;columnnumber=19;code=SourceCannotAssume]NightlyLoad -> ")]
    [InlineData("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "::error file=accounts/state-machines/NightlyLoad.json,line=5,col=19,title=SourceCannotAssume::NightlyLoad -> ")]
    public async Task The_agent_gets_its_lines_and_the_output_does_not(string agent, string folder, string line)
    {
        var environment = new Dictionary<string, string> { [agent] = "true", [folder] = _folder.Path };

        HostResult result = await Run("$results = Test-SyncAccess accounts; \"$(@($results).Count) results\"", environment);

        Assert.Contains(result.Lines, written => written.StartsWith(line, StringComparison.Ordinal));
        Assert.Equal("5 results", result.Lines[^1]);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Elsewhere_nothing_is_written()
    {
        HostResult result = await Run("$null = Test-SyncAccess accounts; $null = Test-SyncPolicy -Path policies/*.json; 'end'");

        Assert.Equal(["end"], result.Lines);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_finding_of_a_policy_stands_at_its_statement()
    {
        HostResult result = await Run("$null = Test-SyncPolicy -Path policies/*.json -Annotate GitHub");

        Assert.StartsWith("::warning file=policies/data-platform-trust.json,line=7,col=29,title=ExternalIdMissing::", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_writes_lines_only_when_asked()
    {
        var environment = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" };

        HostResult silent = await Run("Test-SyncAccess accounts -Annotate None | Export-SyncReport a.json", environment);
        HostResult asked = await Run("Test-SyncAccess accounts -Annotate None | Export-SyncReport a.json -Annotate Auto", environment);

        Assert.Empty(silent.Lines);
        Assert.Contains(asked.Lines, line => line.StartsWith("::error ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$ErrorActionPreference = 'Stop'; Test-SyncAccess accounts -FailOn Error -Quiet; 'never'", 1)]
    [InlineData("Test-SyncAccess accounts -FailOn Error -Quiet; 'goes on'", 0)]
    [InlineData("$ErrorActionPreference = 'Stop'; Test-SyncAccess accounts | Export-SyncReport a.xml -FailOn Error; 'never'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Test-SyncAccess accounts | Where-Object Status -eq Passed | Export-SyncReport a.xml -FailOn Error", 0)]
    [InlineData("if (-not (Test-SyncAccess accounts -Quiet)) { exit 3 }", 3)]
    public async Task A_script_file_ends_as_the_page_on_pipelines_says(string script, int code)
    {
        string file = Path.Combine(_folder.Path, "check.ps1");
        await File.WriteAllTextAsync(file, script, TestContext.Current.CancellationToken);
        using HostProcess host = HostProcess.Start(["-NonInteractive", "-File", file], workingDirectory: _folder.Path);

        HostResult result = await host.Finish();

        Assert.Equal(code, result.ExitCode);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_statement_of_a_command_decides()
    {
        Assert.Equal(1, (await Run("Test-SyncAccess accounts -FailOn Error -Quiet")).ExitCode);
        Assert.Equal(0, (await Run("Test-SyncAccess accounts -Quiet")).ExitCode);
    }

    [Theory]
    [InlineData("-Confirm", true)]
    [InlineData("-Confirm:$false", false)]
    [InlineData("-Confirm -WhatIf", false)]
    public async Task Nothing_is_asked_where_nobody_can_answer(string arguments, bool isRefused)
    {
        var environment = new Dictionary<string, string> { ["TF_BUILD"] = "True" };

        HostResult result = await Run($"Test-SyncAccess accounts -Annotate None | Export-SyncReport a.json {arguments}", environment);

        Assert.Equal(isRefused, result.Error.Contains("nobody is there to give it", StringComparison.Ordinal));
        Assert.Equal(!isRefused && !arguments.Contains("WhatIf", StringComparison.Ordinal), File.Exists(Path.Combine(_folder.Path, "a.json")));
    }

    [Fact]
    public async Task No_progress_is_shown_on_an_agent()
    {
        const string Script = "$seen = @(Find-SyncTrust accounts); \"$($seen.Count -gt 0)\"";

        HostResult result = await Run(Script, new Dictionary<string, string> { ["TF_BUILD"] = "True" });

        Assert.Equal(["True"], result.Lines);
        Assert.DoesNotContain("Looking for trusts", result.Error, StringComparison.Ordinal);
    }

    private async Task<HostResult> Run(string command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using HostProcess host = HostProcess.Start(["-Command", command], environment, _folder.Path);
        return await host.Finish();
    }
}
