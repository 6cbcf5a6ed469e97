using CrossAcctSync.Host.Arguments;
using Xunit;

namespace CrossAcctSync.Host.Tests;

public sealed class ArgumentParserTests
{
    [Theory]
    [InlineData("-File")]
    [InlineData("-file")]
    [InlineData("--file")]
    [InlineData("-f")]
    public void A_file_takes_everything_after_it(string name)
    {
        HostArguments arguments = Parse(name, "a.ps1", "-Name", "x", "-Command");

        Assert.Equal(RunMode.File, arguments.Mode);
        Assert.Equal("a.ps1", arguments.Text);
        Assert.Equal(["-Name", "x", "-Command"], arguments.ScriptArguments);
    }

    [Fact]
    public void The_first_argument_without_a_dash_is_a_file()
    {
        Assert.Equal((RunMode.File, "a.ps1"), Kind(Parse("-NoProfile", "a.ps1")));
    }

    [Fact]
    public void A_command_is_all_that_follows_as_one_text()
    {
        Assert.Equal((RunMode.Command, "Get-Module -Name x"), Kind(Parse("-c", "Get-Module", "-Name", "x")));
    }

    [Fact]
    public void Options_come_before_what_is_run()
    {
        HostArguments arguments = Parse("-NoLogo", "-NoProfile", "-noni", "-Module", "a.psd1", "-m", "b.psd1", "-NoModule", "-c", "1");

        Assert.True(arguments.NonInteractive);
        Assert.False(arguments.ImportsModule);
        Assert.Equal(["a.psd1", "b.psd1"], arguments.Modules);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-Command", "-")]
    [InlineData("-File", "-")]
    [InlineData("-NonInteractive")]
    public void A_script_can_come_from_the_standard_input(params string[] args)
    {
        Assert.Equal(RunMode.StandardInput, ArgumentParser.Parse(args, isInputRedirected: true).Mode);
        Assert.Throws<UsageException>(() => ArgumentParser.Parse(args, isInputRedirected: false));
    }

    [Theory]
    [InlineData("-File")]
    [InlineData("-Command")]
    [InlineData("-Module")]
    [InlineData("-Bogus")]
    [InlineData("-no")]
    [InlineData("-", "more")]
    public void What_makes_no_sense_is_refused(params string[] args)
    {
        Assert.Throws<UsageException>(() => ArgumentParser.Parse(args, isInputRedirected: true));
    }

    [Theory]
    [InlineData("-Help", RunMode.Help)]
    [InlineData("-h", RunMode.Help)]
    [InlineData("-?", RunMode.Help)]
    [InlineData("--version", RunMode.Version)]
    [InlineData("-v", RunMode.Version)]
    internal void Questions_are_answered(string argument, RunMode mode)
    {
        Assert.Equal(mode, Parse(argument).Mode);
    }

    [Theory]
    [InlineData(new[] { "-Name", "it's" }, "& 'a.ps1' -Name 'it''s'")]
    [InlineData(new[] { "-Flag:$false", "-Path:c:\\x" }, "& 'a.ps1' -Flag:$false -Path:'c:\\x'")]
    [InlineData(new[] { "-5", "--", "$x;(1)", "" }, "& 'a.ps1' '-5' '--' '$x;(1)' ''")]
    public void Arguments_reach_a_script_as_they_were_given(string[] arguments, string call)
    {
        Assert.Equal(call, ScriptCall.Of("a.ps1", arguments, readsInput: false));
    }

    private static (RunMode Mode, string Text) Kind(HostArguments arguments) => (arguments.Mode, arguments.Text);

    private static HostArguments Parse(params string[] args) => ArgumentParser.Parse(args, isInputRedirected: false);
}
