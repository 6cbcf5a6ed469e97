using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

public sealed class ImportTests
{
    private const string Names = "(Get-Command -Module CrossAcctSync).Name";

    public static TheoryData<string> Manifests => [Repository.Manifest, Repository.TopManifest];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void It_imports_by_its_manifest_where_it_is_built_and_where_it_is_installed(string manifest)
    {
        using var shell = ModuleShell.Open(new ShellOptions { Manifest = null });

        shell.Set("manifest", manifest).Run("Import-Module $manifest -ErrorAction Stop").AssertNoErrors();

        PSObject module = shell.Run("Get-Module CrossAcctSync").AssertSingle();
        Assert.Equal(Path.GetDirectoryName(manifest), module.Text("ModuleBase"));
        Assert.Equal(Repository.Version, module.Text("Version"));
        // The cmdlets come from beside the manifest, and not from another copy that the process has loaded.
        Assert.Equal(
            [Path.Combine(Path.GetDirectoryName(manifest)!, "bin", "CrossAcctSync.Module.dll")],
            Commands(shell).Select(command => command.ImplementingType.Assembly.Location).Distinct());
    }

    [Fact]
    public void It_exports_what_the_manifest_says()
    {
        using var shell = ModuleShell.Open();

        var module = shell.Run("Get-Module CrossAcctSync").AssertSingle<PSModuleInfo>();

        Dictionary<string, object?> manifest = ManifestFile.Read(Repository.Manifest);
        Assert.Equal(ManifestFile.Names(manifest, "CmdletsToExport"), module.ExportedCmdlets.Keys.Order());
        Assert.Equal(ManifestFile.Names(manifest, "AliasesToExport"), module.ExportedAliases.Keys.Order());
        Assert.Empty(module.ExportedFunctions);
        Assert.Empty(module.ExportedVariables);
        Assert.DoesNotContain(ManifestFile.Names(manifest, "CmdletsToExport"), name => name.Contains('*'));
    }

    [Fact]
    public void It_exports_every_cmdlet_that_it_has()
    {
        using var shell = ModuleShell.Open();

        List<CmdletInfo> exported = Commands(shell);

        IEnumerable<string> written = exported[0].ImplementingType.Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false)).Select(type => type.Name);
        Assert.Equal(written.Order(), exported.Select(command => command.ImplementingType.Name).Order());
    }

    [Fact]
    public void Importing_it_again_by_force_keeps_the_cmdlets()
    {
        using var shell = ModuleShell.Open();
        IReadOnlyList<PSObject> before = shell.Run(Names).AssertNoErrors().Output;

        for (int i = 0; i < 2; i++)
        {
            shell.Set("manifest", Repository.Manifest).Run("Import-Module $manifest -Force -ErrorAction Stop").AssertNoErrors();
            Assert.Equal(before, shell.Run(Names).AssertNoErrors().Output);
        }

        Assert.NotEmpty(before);
    }

    [Fact]
    public void Removing_it_takes_the_cmdlets_away_and_importing_it_again_brings_them_back()
    {
        using var shell = ModuleShell.Open();
        IReadOnlyList<PSObject> before = shell.Run(Names).AssertNoErrors().Output;

        shell.Run("Remove-Module CrossAcctSync -ErrorAction Stop").AssertNoErrors();
        Assert.Empty(shell.Run("Get-Module; Get-Command -Name *-Sync* -CommandType Cmdlet").AssertNoErrors().Output);

        shell.Set("manifest", Repository.Manifest).Run("Import-Module $manifest -ErrorAction Stop").AssertNoErrors();
        Assert.Equal(before, shell.Run(Names).AssertNoErrors().Output);
    }

    [Fact]
    public void Both_copies_can_be_imported_in_turn()
    {
        using var shell = ModuleShell.Open();

        shell.Set("manifest", Repository.TopManifest);
        shell.Run("Remove-Module CrossAcctSync; Import-Module $manifest -ErrorAction Stop").AssertNoErrors();

        Assert.Equal(Repository.Root, shell.Run("Get-Module CrossAcctSync").AssertSingle().Text("ModuleBase"));
        Assert.NotEmpty(Commands(shell));
    }

    [Fact]
    public void Importing_it_says_nothing_and_leaves_nothing_but_the_module()
    {
        using var shell = ModuleShell.Open(new ShellOptions { Manifest = null });
        const string State = """
            foreach ($drive in 'variable:', 'function:', 'alias:', 'env:') {
                $ExecutionContext.InvokeProvider.ChildItem.Get($drive, $false) | Where-Object Name -NotIn 'drive', 'foreach', 'manifest' | ForEach-Object Name
            }
            $ExecutionContext.SessionState.Path.CurrentLocation.Path; [System.Environment]::CurrentDirectory
            $ErrorActionPreference; $global:Error.Count
            """;
        shell.Set("manifest", Repository.Manifest);
        IReadOnlyList<PSObject> before = shell.Run(State).AssertNoErrors().Output;

        ShellResult import = shell.Run("Import-Module $manifest");

        import.AssertNoErrors();
        Assert.Empty(import.Output);
        Assert.Empty(import.Warnings);
        Assert.Empty(import.HostText);
        Assert.Contains(before, o => o.BaseObject is "PSVersionTable");
        // The one alias is exported by the manifest.
        Assert.Equal(before, shell.Run(State).AssertNoErrors().Output.Where(o => o.BaseObject is not ("Grant-SyncPermission" or "Revoke-SyncPermission")));
    }

    [Fact]
    public void The_manifest_is_sound()
    {
        using var shell = ModuleShell.Open(new ShellOptions { Manifest = null });

        PSObject module = shell.Set("manifest", Repository.Manifest).Run("Test-ModuleManifest $manifest").AssertSingle();

        Assert.Equal(Repository.Version, module.Text("Version"));
        Assert.Equal("5.1", module.Text("PowerShellVersion"));
    }

    private static List<CmdletInfo> Commands(ModuleShell shell) =>
        [.. shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet").AssertNoErrors().Output.Select(o => (CmdletInfo)o.BaseObject)];
}
