#requires -Version 7.4
<#
.SYNOPSIS
    Times the import and the first Test-SyncAccess of builds of the module in fresh processes of this PowerShell, in turns.
.DESCRIPTION
    Gives for each build the medians of the wall time and of the processor time that the import and the first test take, in
    milliseconds; the start of the shell itself is not in them.
.EXAMPLE
    ./benchmarks/FirstAnswer.ps1 -Path ../older/out/CrossAcctSync/0.1.0/CrossAcctSync.psd1, ./out/CrossAcctSync/0.1.0/CrossAcctSync.psd1
#>
[CmdletBinding()]
param(
    # The manifests of the builds.
    [Parameter(Mandatory)] [string[]] $Path,

    # How many processes of each build.
    [ValidateRange(1, 1000)] [int] $Count = 20,

    # The accounts that are tested.
    [string] $SnapshotPath = (Join-Path $PSScriptRoot '../examples/accounts')
)

$ErrorActionPreference = 'Stop'
$measure = @'
param($manifest, $accounts)
function Read-Clock { [System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalMilliseconds; [System.Diagnostics.Stopwatch]::GetTimestamp() }
$null = Read-Clock
$start = Read-Clock
Import-Module $manifest
$imported = Read-Clock
$null = Test-SyncAccess $accounts -WarningAction SilentlyContinue
$end = Read-Clock
$tick = 1000 / [System.Diagnostics.Stopwatch]::Frequency
($imported[1] - $start[1]) * $tick
($end[1] - $start[1]) * $tick
$imported[0] - $start[0]
$end[0] - $start[0]
'@
$script = Join-Path ([System.IO.Path]::GetTempPath()) "first-answer-$([guid]::NewGuid().ToString('N')).ps1"
Set-Content -LiteralPath $script -Value $measure
$shell = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
$prefix = @(if ([System.IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })
$builds = $Path | ForEach-Object { (Resolve-Path -LiteralPath $_).ProviderPath }
$accounts = (Resolve-Path -LiteralPath $SnapshotPath).ProviderPath

try {
    $runs = foreach ($run in 1..$Count) {
        foreach ($build in $builds) {
            [double[]] $times = & $shell @prefix -NoProfile -NonInteractive -File $script $build $accounts
            if ($LASTEXITCODE -ne 0 -or $times.Count -ne 4) {
                throw "The module of $build could not be measured."
            }

            [pscustomobject]@{ Build = $build; Import = $times[0]; First = $times[1]; ImportProcessor = $times[2]; FirstProcessor = $times[3] }
        }
    }
}
finally {
    Remove-Item -LiteralPath $script
}

function Get-Median([double[]] $Values) {
    $sorted = $Values | Sort-Object
    [System.Math]::Round(($sorted[[int][System.Math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[int][System.Math]::Floor($sorted.Count / 2)]) / 2)
}

foreach ($build in $builds) {
    $own = $runs | Where-Object Build -EQ $build
    [pscustomobject]@{
        Build                     = $build
        Import                    = Get-Median $own.Import
        ImportAndFirst            = Get-Median $own.First
        ImportProcessor           = Get-Median $own.ImportProcessor
        ImportAndFirstProcessor   = Get-Median $own.FirstProcessor
    }
}
