using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Holds the harness itself to what the other tests rely on.</summary>
public sealed class HarnessTests
{
    private const string Function = """
        function Set-Thing {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory)][string] $Name)
            $PSCmdlet.WriteVerbose("v:$Name"); $PSCmdlet.WriteWarning("w:$Name")
            if ($PSCmdlet.ShouldProcess($Name, 'Set')) { [pscustomobject]@{ Name = $Name; Length = $Name.Length } }
        }
        """;

    [Fact]
    public void Streams_are_kept_apart()
    {
        using var shell = ModuleShell.OpenAnswering("Y");

        ShellResult result = shell.Run(Function + "; Set-Thing -Name abc -Verbose; 1/0; $PSVersionTable.NoSuchProperty.Foo()");

        Assert.Equal("3", result.Output[0].Text("Length"));
        Assert.Equal(["w:abc"], result.Warnings);
        Assert.Equal("v:abc", Assert.Single(result.Verbose));
        Assert.Equal(["RuntimeException", "InvokeMethodOnNull"], result.Errors.Select(error => error.FullyQualifiedErrorId));
        Assert.Null(result.Failure);
    }

    [Fact]
    public void What_if_is_text_of_the_host()
    {
        using var shell = ModuleShell.Open();

        ShellResult result = shell.Run(Function + "; Set-Thing -Name abc -WhatIf").AssertNoErrors();

        Assert.Empty(result.Output);
        Assert.Equal("What if: Performing the operation \"Set\" on target \"abc\".", result.HostText);
    }

    [Fact]
    public void Prompts_take_answers_in_order_and_a_missing_one_is_an_error()
    {
        using var shell = ModuleShell.OpenAnswering("abc", "N", "abc");

        Assert.Empty(shell.Run(Function + "; Set-Thing").AssertNoErrors().Output);
        Assert.NotEmpty(shell.Run("Set-Thing").AllErrors);
        shell.Run("Set-Thing").AssertSingleError("MissingMandatoryParameter,Set-Thing");
    }

    [Fact]
    public void An_error_that_ends_the_script_is_the_failure()
    {
        using var shell = ModuleShell.Open();

        ShellResult result = shell.Run("1; throw 'over'; 2");

        Assert.Equal("over", result.Failure?.Exception.Message);
        Assert.Equal(1, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void A_table_is_shown_as_a_user_sees_it()
    {
        using var shell = ModuleShell.Open();

        Assert.Equal("Name Length\n---- ------\nabc       3", shell.Show("[pscustomobject]@{ Name = 'abc'; Length = 3 }"));
    }

    [Fact]
    public void The_Tab_key_completes()
    {
        using var shell = ModuleShell.Open();

        Assert.Contains("Get-Module", shell.Complete("Get-Modul"));
    }

    [Fact]
    public void Input_reaches_the_script()
    {
        using var shell = ModuleShell.Open();

        Assert.Equal([2, 4], shell.Run("$input | ForEach-Object { $_ * 2 }", new[] { 1, 2 }).AssertNoErrors().Output.Select(o => o.BaseObject));
    }
}
