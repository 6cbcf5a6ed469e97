using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>
/// What is loaded, and from where. In processes of their own, since the first copy of an assembly
/// in the default context stays there for as long as the process lives.
/// </summary>
public sealed class IsolationTests
{
    private const string Find =
        "$of = { param($name) [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq $name } }; ";

    private const string Import = "Import-Module CrossAcctSync -ErrorAction Stop; ";

    [Fact]
    public async Task A_dependency_that_another_module_has_loaded_does_not_reach_the_module()
    {
        HostResult result = await HostProcess.Command(Find
            + $"$null = [System.Reflection.Assembly]::LoadFrom('{Repository.FakeDependency}'); "
            + $"Import-Module CrossAcctSync -ErrorAction Stop; "
            + "$context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext((& $of 'CrossAcctSync.Module')); "
            + "$own = $context.LoadFromAssemblyName([System.Reflection.AssemblyName]::new('YamlDotNet')); "
            + "$own.Location; (& $of 'YamlDotNet').Location");

        Assert.Equal(string.Empty, result.Error);
        string shipped = Path.Combine(Repository.Layout, "bin", "YamlDotNet.dll");
        Assert.Equal(shipped, result.Lines[0]);
        Assert.Equal(new[] { Repository.FakeDependency, shipped }.Order(), result.Lines.Skip(1).Order());
    }

    [Fact]
    public async Task Another_version_of_the_AWS_SDK_does_not_reach_the_module()
    {
        string other = Path.Combine(Path.GetDirectoryName(Repository.FakeAwsTools)!, "AWSSDK.Core.dll");
        HostResult result = await HostProcess.Command(Find
            + $"$null = [System.Reflection.Assembly]::LoadFrom('{other}'); "
            + $"Import-Module CrossAcctSync -ErrorAction Stop; "
            + "$failure = $null; Get-SyncRequirement -AccountId 111122223333 -ProfileName absent -ErrorAction SilentlyContinue -ErrorVariable failure; "
            + "$failure[0].FullyQualifiedErrorId; (& $of 'AWSSDK.Core').Location");

        Assert.Equal(string.Empty, result.Error);
        Assert.Equal("AccountCredentialsMissing,CrossAcctSync.Module.Commands.GetSyncRequirementCommand", result.Lines[0]);
        Assert.Equal(new[] { other, Path.Combine(Repository.Layout, "bin", "AWSSDK.Core.dll") }.Order(), result.Lines.Skip(1).Order());
    }

    [Fact]
    public async Task The_module_lives_in_a_context_of_its_own_and_shares_the_engine()
    {
        HostResult result = await HostProcess.Command(Import + Find
            + "$module = & $of 'CrossAcctSync.Module'; "
            + "[System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($module).Name; "
            + "@(& $of 'System.Management.Automation').Count");

        Assert.Equal(string.Empty, result.Error);
        Assert.Equal([$"CrossAcctSync: {Path.Combine(Repository.Layout, "bin")}", "1"], result.Lines);
    }

    [Fact]
    public async Task Framework_assemblies_that_the_module_carries_for_Windows_PowerShell_are_not_loaded()
    {
        HostResult result = await HostProcess.Command(Import + Find
            + "$context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext((& $of 'CrossAcctSync.Module')); "
            + "$context.LoadFromAssemblyName([System.Reflection.AssemblyName]::new('System.Text.Json, Version=8.0.0.0')).Location");

        Assert.Equal(string.Empty, result.Error);
        Assert.Equal(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Text.Json.dll"), Assert.Single(result.Lines));
    }

    [Fact]
    public async Task Importing_loads_the_cmdlets_and_none_of_the_dependencies()
    {
        HostResult result = await HostProcess.Command(
            Import + "[System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not $_.IsDynamic -and $_.Location.StartsWith('"
            + Repository.Layout + "') } | ForEach-Object { $_.GetName().Name }");

        Assert.Equal(string.Empty, result.Error);
        HashSet<string> allowed = ["CrossAcctSync.Loader", "CrossAcctSync.Module", "CrossAcctSync.Core", "CrossAcctSync.Aws"];
        Assert.Subset(allowed, result.Lines.ToHashSet());
        Assert.Contains("CrossAcctSync.Module", result.Lines);
    }
}
