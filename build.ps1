#requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests and packs CrossAcctSync.
.DESCRIPTION
    Every task but Clean and Pester is a call of dotnet. Pester runs the suite in tests/Pester in this very
    PowerShell, on the module that the build has laid out in out/.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Build, Pester -Configuration Release
.EXAMPLE
    pwsh -Command "./build.ps1 -Task Build, Pester"

    From another shell: -File would hand over the names as one text.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Clean', 'Pester')]
    [string[]] $Task = @('Build', 'Test', 'Pester'),

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$solution = Join-Path $PSScriptRoot 'CrossAcctSync.sln'
$module = Join-Path $PSScriptRoot 'src/CrossAcctSync.Module/CrossAcctSync.Module.csproj'

function Invoke-DotNet {
    param([Parameter(Mandatory)] [string[]] $Arguments)

    & dotnet @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($Arguments -join ' ') failed with exit code $LASTEXITCODE."
    }
}

function Invoke-PesterSuite {
    # The restore of the solution lays this version beside the other packages.
    $packages = (& dotnet nuget locals global-packages --list) -replace '^[^:]*:\s*'
    $pester = @(Get-ChildItem -Path (Join-Path $packages 'pester/6.2.0') -Filter Pester.psd1 -Recurse -ErrorAction Ignore)
    if ($pester.Count -eq 0) {
        throw 'Pester 6.2.0 is not there, and its suite was not run: build the solution first (./build.ps1 -Task Build).'
    }

    Import-Module -Name $pester[0].FullName
    $settings = New-PesterConfiguration
    $settings.Run.Path = Join-Path $PSScriptRoot 'tests/Pester'
    $settings.Run.PassThru = $true
    $settings.Output.Verbosity = 'Detailed'
    $settings.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $settings
    "Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount + $result.NotRunCount) skipped"
    if ($result.Result -ne 'Passed') {
        throw 'The Pester suite failed.'
    }
}

foreach ($step in $Task) {
    switch ($step) {
        # The build lays the module out, compiles its help and makes its package. Pack does so for a release, with code
        # compiled ahead for all common machines.
        'Build' { Invoke-DotNet -Arguments @('build', $solution, '--configuration', $Configuration) }
        'Pack' { Invoke-DotNet -Arguments @('build', $module, '--configuration', 'Release', '-p:AheadRuntimes=all') }
        'Test' {
            # The runner of the tests is named in global.json, which dotnet looks for from the current folder.
            Push-Location -LiteralPath $PSScriptRoot
            try {
                Invoke-DotNet -Arguments @('test', '--configuration', $Configuration)
            }
            finally {
                Pop-Location
            }
        }
        'Clean' { Invoke-DotNet -Arguments @('clean', $solution, '--configuration', $Configuration) }
        'Pester' { Invoke-PesterSuite }
    }
}
