using System;
using System.Reflection;
using CrossAcctSync.Loader;
using Xunit;

namespace CrossAcctSync.Loader.Tests;

public sealed class AssemblyRuleTests
{
    [Fact]
    public void What_the_module_ships_and_the_framework_lacks_comes_from_the_module()
    {
        Assert.Equal(AssemblySource.ModuleFolder, SourceOf("Made.Up.Dependency, Version=1.2.0.0", framework: null, isShipped: true));
    }

    [Theory]
    [InlineData("8.0.0.0")]
    [InlineData("8.0.1.0")]
    [InlineData("10.0.0.0")]
    public void What_the_framework_has_in_a_sufficient_version_comes_from_the_framework(string framework)
    {
        Assert.Equal(AssemblySource.Default, SourceOf("System.MadeUp, Version=8.0.0.0", framework, isShipped: true));
    }

    [Fact]
    public void What_the_framework_has_in_too_old_a_version_comes_from_the_module()
    {
        Assert.Equal(AssemblySource.ModuleFolder, SourceOf("System.MadeUp, Version=9.0.0.0", "8.0.0.0", isShipped: true));
    }

    [Fact]
    public void A_request_without_a_version_is_served_by_the_framework()
    {
        Assert.Equal(AssemblySource.Default, SourceOf("System.MadeUp", "8.0.0.0", isShipped: true));
    }

    [Theory]
    [InlineData("System.Management.Automation, Version=3.0.0.0")]
    [InlineData("system.management.automation")]
    [InlineData("CrossAcctSync.Loader, Version=0.1.0.0")]
    public void What_the_whole_process_shares_never_comes_from_the_module(string name)
    {
        Assert.Equal(AssemblySource.Default, SourceOf(name, framework: null, isShipped: true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1.0.0.0")]
    public void What_the_module_does_not_ship_is_left_to_others(string? framework)
    {
        Assert.Equal(AssemblySource.Default, SourceOf("Made.Up.Stranger, Version=2.0.0.0", framework, isShipped: false));
    }

    private static AssemblySource SourceOf(string name, string? framework, bool isShipped) =>
        AssemblyRule.SourceOf(new AssemblyName(name), framework is null ? null : Version.Parse(framework), isShipped);
}
