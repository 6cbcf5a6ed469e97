using System;
using System.IO;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>The console that a clone builds is PowerShell's own, and finds the module that was built.</summary>
public sealed class ConsoleTests
{
    [Fact]
    public async Task It_is_the_console_host_of_PowerShell_7_6()
    {
        HostResult result = await HostProcess.Command("$Host.Name; $PSVersionTable.PSVersion | ForEach-Object { \"$($_.Major).$($_.Minor)\" }; $PSVersionTable.PSEdition");

        Assert.Equal(["ConsoleHost", "7.6", "Core"], result.Lines);
    }

    [Fact]
    public async Task It_has_the_cmdlets_that_scripts_use()
    {
        HostResult result = await HostProcess.Command("1..3 | Select-Object -First 2 | ConvertTo-Json -Compress; Join-Path a b | Split-Path -Leaf; (ConvertTo-SecureString x -AsPlainText).Length");

        Assert.Equal(["[1,2]", "b", "1"], result.Lines);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_cmdlet_loads_the_module_that_was_built()
    {
        HostResult result = await HostProcess.Command("$null = Get-SyncIntegration -Service glue; (Get-Module CrossAcctSync).ModuleBase");

        Assert.Equal([Repository.Layout], result.Lines);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'bad'; 'never'", 1)]
    public async Task A_file_gets_its_arguments_and_gives_its_exit_code(string statement, int code)
    {
        string file = Path.Combine(Path.GetTempPath(), $"it's {Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, "param([string] $Name, [switch] $Flag, $Rest) \"$Name|$Flag|$Rest\"\n" + statement, TestContext.Current.CancellationToken);
        try
        {
            HostResult result = await HostProcess.Run("-File", file, "-Flag", "-Name", "a b", "$z");

            Assert.Equal("a b|True|$z", result.Lines[0]);
            Assert.Equal(code, result.ExitCode);
            Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
