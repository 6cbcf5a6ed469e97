using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Host.Engine;

/// <summary>The well-known cmdlets that ship with PowerShell and not with its engine.</summary>
internal static class AbsentCmdlets
{
    private static readonly HashSet<string> Names = new(
        """
        Add-Content Add-Member Add-Type Clear-Content Clear-Item Clear-Variable Compare-Object Convert-Path
        ConvertFrom-Csv ConvertFrom-Json ConvertFrom-SecureString ConvertFrom-StringData ConvertTo-Csv
        ConvertTo-Html ConvertTo-Json ConvertTo-SecureString ConvertTo-Xml Copy-Item Export-Clixml Export-Csv
        Format-Custom Format-Hex Format-List Format-Table Format-Wide Get-Acl Get-ChildItem Get-Clipboard
        Get-Content Get-Credential Get-Culture Get-Date Get-Error Get-ExecutionPolicy Get-FileHash Get-Host
        Get-Item Get-ItemProperty Get-Location Get-Member Get-Process Get-PSDrive Get-Random Get-Service
        Get-TimeZone Get-UICulture Get-Unique Get-Variable Get-Verb Group-Object Import-Clixml Import-Csv
        Import-LocalizedData Import-PowerShellDataFile Invoke-Expression Invoke-Item Invoke-RestMethod
        Invoke-WebRequest Join-Path Join-String Measure-Command Measure-Object Move-Item New-Alias New-Guid
        New-Item New-Object New-TemporaryFile New-TimeSpan New-Variable Out-File Out-GridView Out-String
        Pop-Location Push-Location Read-Host Remove-Item Remove-Variable Rename-Item Resolve-Path
        Select-Object Select-String Select-Xml Set-Alias Set-Content Set-ExecutionPolicy Set-Item
        Set-Location Set-Variable Sort-Object Split-Path Start-Process Start-Sleep Start-ThreadJob Tee-Object
        Test-Connection Test-Json Test-Path Update-FormatData Update-TypeData Wait-Process Write-Debug
        Write-Error Write-Host Write-Information Write-Output Write-Progress Write-Verbose Write-Warning
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    // The engine brings these aliases although what they stand for is missing.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ls"] = "Get-ChildItem", ["dir"] = "Get-ChildItem", ["gci"] = "Get-ChildItem", ["cat"] = "Get-Content",
        ["gc"] = "Get-Content", ["echo"] = "Write-Output", ["select"] = "Select-Object", ["sort"] = "Sort-Object",
        ["ft"] = "Format-Table", ["fl"] = "Format-List", ["group"] = "Group-Object", ["measure"] = "Measure-Object",
        ["gm"] = "Get-Member", ["iex"] = "Invoke-Expression", ["iwr"] = "Invoke-WebRequest", ["irm"] = "Invoke-RestMethod",
        ["cd"] = "Set-Location", ["pwd"] = "Get-Location", ["tee"] = "Tee-Object", ["sls"] = "Select-String",
    };

    /// <summary>Gets the names of them.</summary>
    internal static IReadOnlyCollection<string> All => Names;

    /// <summary>Gets one sentence of advice about a command that was not found, or null when there is none to give.</summary>
    internal static string? AdviceFor(string command)
    {
        string? name = Names.Contains(command) ? command : Aliases.GetValueOrDefault(command);
        return name is null
            ? null
            : $"This host carries only the PowerShell engine and the CrossAcctSync cmdlets: '{Canonical(name)}' needs PowerShell itself (https://aka.ms/powershell).";
    }

    private static string Canonical(string name) => Names.First(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
