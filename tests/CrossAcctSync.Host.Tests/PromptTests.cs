using System;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Host.Tests;

public sealed class PromptTests
{
    private const string Confirmed = """
        function Set-Thing { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('it', 'Set')) { 'done' } }
        $ErrorActionPreference = 'Stop'
        Set-Thing
        """;

    private const string Mandatory = "function Get-Thing { param([Parameter(Mandatory)][string] $Name, [Parameter(Mandatory)][string[]] $Tag) \"$Name $($Tag -join '+')\" }; Get-Thing";

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("\n", true)]
    [InlineData("what\n?\nYes\n", true)]
    [InlineData("n\n", false)]
    public async Task A_confirmation_takes_its_answer_from_the_input(string input, bool isDone)
    {
        HostResult result = await HostProcess.RunWithInput(input, "-Command", Confirmed);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(isDone, result.Output.EndsWith("done\n", StringComparison.Ordinal));
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No  [L] No to All", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_input_is_an_error_and_not_a_yes()
    {
        HostResult result = await HostProcess.Command(Confirmed);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The standard input ended", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("done", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Confirmed)]
    [InlineData("$null = $Host.UI.ReadLine()")]
    [InlineData("$null = $Host.UI.ReadLineAsSecureString()")]
    [InlineData("$null = $Host.UI.PromptForCredential('c', 'm', 'u', 't')")]
    public async Task Without_anyone_to_ask_a_prompt_is_refused(string command)
    {
        HostResult result = await HostProcess.RunWithInput("y\ny\n", "-NonInteractive", "-Command", command);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("PowerShell is in NonInteractive mode.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("done", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_parameter_is_asked_for_and_a_list_until_an_empty_line()
    {
        HostResult result = await HostProcess.RunWithInput("a\nx\ny\n\n", "-Command", Mandatory);

        Assert.Equal(string.Empty, result.Error);
        Assert.EndsWith("a x+y\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_parameter_without_an_answer_is_an_error()
    {
        HostResult result = await HostProcess.Run("-NonInteractive", "-Command", Mandatory);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Name Tag", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_read_and_not_shown()
    {
        HostResult result = await HostProcess.RunWithInput("hush\n", "-Command", "$Host.UI.ReadLineAsSecureString().Length");

        Assert.Equal(["4"], result.Lines);
    }
}
