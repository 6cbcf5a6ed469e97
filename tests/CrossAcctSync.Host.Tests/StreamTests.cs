using System;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Host.Engine;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Host.Tests;

public sealed class StreamTests
{
    private const string Escape = "\u001b";

    [Fact]
    public async Task Errors_go_to_the_standard_error_with_their_place_and_everything_else_to_the_output()
    {
        HostResult result = await ScriptFile.Run("""
            function Test-It {
                [CmdletBinding()] param()
                $PSCmdlet.WriteWarning('careful'); $PSCmdlet.WriteVerbose('by the way'); $PSCmdlet.WriteDebug('in detail')
                'value'
            }
            $DebugPreference = 'Continue'
            Test-It -Verbose
            throw 'bad'
            """);

        Assert.Equal(["WARNING: careful", "VERBOSE: by the way", "DEBUG: in detail", "value"], result.Lines);
        Assert.Contains("it's a script.ps1:8", result.Error, StringComparison.Ordinal);
        Assert.Contains("   8 |  throw 'bad'", result.Error, StringComparison.Ordinal);
        Assert.Contains("     | bad", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_comes_in_the_order_in_which_it_was_made()
    {
        HostResult result = await HostProcess.Command("1; $Host.UI.WriteLine('two'); 3; $Host.UI.WriteLine('four')");

        Assert.Equal(["1", "two", "3", "four"], result.Lines);
    }

    [Fact]
    public async Task Nothing_that_is_redirected_has_colour()
    {
        HostResult result = await HostProcess.Command(
            "[pscustomobject]@{ a = 1 }; $Host.UI.WriteWarningLine('w'); $PSStyle.Foreground.Red + 'red'; Get-NoSuchCommand");

        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, result.Error, StringComparison.Ordinal);
        Assert.Contains("red", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_break_between_words_and_values_are_written_the_same_everywhere()
    {
        HostResult result = await HostProcess.Command(
            "[pscustomobject]@{ a = 1; b = 2; c = 3; d = 4; Text = 'a statement ' * 14 }; \"$(1234.5) $([datetime]'2026-02-01')\"");

        Assert.Equal(14, result.Output.Split("statement").Length - 1);
        Assert.Equal(2, result.Lines.Count(line => line.Contains("statement", StringComparison.Ordinal)));
        Assert.Contains("1234.5 02/01/2026 00:00:00", result.Lines);
    }

    [Fact]
    public async Task Progress_is_not_written_to_a_file()
    {
        HostResult result = await HostProcess.Command(
            "$Host.UI.WriteProgress(1, [System.Management.Automation.ProgressRecord]::new(1, 'Reading', 'now')); 'done'");

        Assert.Equal(["done"], result.Lines);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("Get-Content x", "Get-Content")]
    [InlineData("'a' | select -First 1", "Select-Object")]
    [InlineData("$ErrorActionPreference = 'Stop'; Join-Path a b", "Join-Path")]
    public async Task A_cmdlet_that_only_PowerShell_has_gets_an_explanation(string command, string named)
    {
        HostResult result = await HostProcess.Command(command);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"'{named}' needs PowerShell itself", Unwrapped(result.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cmdlet_that_is_said_to_be_missing_is()
    {
        string names = string.Join(',', AbsentCmdlets.All.Select(name => $"'{name}'"));

        HostResult result = await HostProcess.Command($"({names}) | Where-Object {{ Get-Command -Name $_ -ErrorAction Ignore }}");

        Assert.Equal(string.Empty, result.Error);
        Assert.Empty(result.Lines);
    }

    [Fact]
    public async Task A_misspelt_cmdlet_gets_none()
    {
        HostResult result = await HostProcess.Command("Get-SyncIntegratoin");

        Assert.Contains("Get-SyncIntegratoin", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("needs PowerShell itself", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Native_commands_share_the_streams()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");

        HostResult result = await HostProcess.RunWithInput("from input\n", "-Command", "sh -c 'read line; echo $line; echo problem >&2'; $LASTEXITCODE");

        Assert.Equal(["from input", "0"], result.Lines);
        Assert.Equal("problem\n", result.Error);
    }

    [Fact]
    public async Task Arguments_reach_the_script()
    {
        const string Script = "param([string] $Name, [switch] $Flag, [Parameter(ValueFromRemainingArguments)] $Rest) \"$Name|$Flag|$($Rest -join ',')|$([System.IO.Path]::GetFileName($PSCommandPath))\"";

        HostResult result = await ScriptFile.Run(Script, "-Flag", "-Name", "it's", "x y", "$z");

        Assert.Equal(["it's|True|x y,$z|it's a script.ps1"], result.Lines);
    }

    [Fact]
    public async Task Piped_lines_are_the_input_of_a_script_that_asks_for_them()
    {
        HostResult result = await HostProcess.RunWithInput("a\nb\n", "-Command", "$input | ForEach-Object { \"<$_>\" }");

        Assert.Equal(["<a>", "<b>"], result.Lines);
    }

    [Fact]
    public async Task A_script_can_be_piped_in()
    {
        HostResult result = await HostProcess.RunWithInput("function f { 'from input' }\nf\nexit 5\n", "-");

        Assert.Equal(["from input"], result.Lines);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task The_module_is_there_unless_it_is_not_wanted()
    {
        Assert.Equal(["CrossAcctSync"], (await HostProcess.Command("(Get-Module).Name")).Lines);
        Assert.Empty((await HostProcess.Run("-NoModule", "-Command", "(Get-Module).Name")).Lines);
    }

    [Fact]
    public async Task It_tells_its_version_and_how_it_is_used()
    {
        Assert.Matches($"^CrossAcctSync.Host {Repository.Version} \\(engine 7\\.", (await HostProcess.Run("-Version")).Output);
        Assert.Contains("-NonInteractive", (await HostProcess.Run("-Help")).Output, StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
