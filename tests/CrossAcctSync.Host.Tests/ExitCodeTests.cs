using System;
using System.IO;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Host.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("exit", 0)]
    [InlineData("$Host.SetShouldExit(9)", 9)]
    [InlineData("throw 'bad'; 'never'", 1)]
    [InlineData("Get-NoSuchCommand; 'last is fine'", 0)]
    [InlineData("'first is fine'; Get-NoSuchCommand", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-NoSuchCommand; 'never'", 1)]
    [InlineData("if (", 1)]
    [InlineData("break; 'never'", 0)]
    public async Task A_command_gives_its_code(string command, int expected)
    {
        HostResult result = await HostProcess.Command(command);

        Assert.Equal(expected, result.ExitCode);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("function f { exit 8 }; f; 'never'", 8)]
    [InlineData("throw 'bad'; 'never'", 1)]
    [InlineData("param([Parameter(Mandatory)] $X) 'never'", 1)]
    [InlineData("#requires -Version 99\n'never'", 1)]
    [InlineData("'x'; Get-NoSuchCommand", 0)]
    [InlineData("$global:LASTEXITCODE = 3", 0)]
    [InlineData("$global:LASTEXITCODE = 3; exit 0", 0)]
    [InlineData("if (", 1)]
    public async Task A_file_gives_its_code(string script, int expected)
    {
        HostResult result = await ScriptFile.Run(script);

        Assert.Equal(expected, result.ExitCode);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Bogus")]
    [InlineData("-File")]
    [InlineData("-File", "no-such-file.ps1")]
    [InlineData("-File", "/etc/hostname")]
    public async Task Wrong_arguments_give_64_and_a_reason(params string[] arguments)
    {
        HostResult result = await HostProcess.Run(arguments);

        Assert.Equal(64, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_module_that_cannot_be_imported_gives_70_and_its_name()
    {
        HostResult result = await HostProcess.Run("-Module", "/no/such/Module.psd1", "-Command", "'never'");

        Assert.Equal(70, result.ExitCode);
        Assert.Contains("/no/such/Module.psd1", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_interrupt_stops_the_script_and_gives_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT to send.");
        using HostProcess host = HostProcess.Start(
            ["-Command", "'ready'; try { while ($true) { [System.Threading.Thread]::Sleep(20) } } finally { [System.Console]::WriteLine('cleaned up') }"]);

        // The output holds a string back until it knows that no table follows; this one comes as soon as it is written.
        Assert.Equal("ready", await host.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        await Interrupt(host);
        HostResult result = await host.Finish();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("cleaned up", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_ends_a_prompt_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT to send.");
        using HostProcess host = HostProcess.Start(["-Command", "[System.Console]::WriteLine('ready'); $Host.UI.ReadLine()"]);

        Assert.Equal("ready", await host.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await Interrupt(host);

        Assert.Equal(130, await host.ExitCode());
    }

    [Fact]
    public async Task A_table_that_is_still_gathered_is_not_lost_by_exit()
    {
        HostResult result = await HostProcess.Command("1..3 | ForEach-Object { [pscustomobject]@{ a = $_ } }; exit 4");

        Assert.Equal(4, result.ExitCode);
        Assert.Equal(["a", "-", "1", "2", "3"], result.Lines);
    }

    private static async Task Interrupt(HostProcess host)
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
