<#
.SYNOPSIS
    Writes what an organization of four accounts comes to: for a test tab, code scanning, a browser and a pull request.
.DESCRIPTION
    The accounts are the files in accounts/. Nothing of them is changed, and no account of AWS is called. The reports go
    to a temporary folder; a build would keep them beside its results.
#>
$ErrorActionPreference = 'Stop'

$accounts = [System.IO.Path]::Combine($PSScriptRoot, 'accounts')
$reports = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "crossacctsync-$([guid]::NewGuid().ToString('N'))")
$null = [System.IO.Directory]::CreateDirectory($reports)

try {
    $need = Get-SyncRequirement -SnapshotPath $accounts -WarningAction Ignore

    '1. One test, several reports'
    $need | Test-SyncAccess -SnapshotPath $accounts -IncludeAllowed |
        Export-SyncReport "$reports/access.xml" -PassThru |
        Export-SyncReport "$reports/access.sarif" -BasePath $PSScriptRoot -PassThru |
        Export-SyncReport "$reports/access.html"
    [System.IO.Directory]::GetFiles($reports) | ForEach-Object { [System.IO.Path]::GetFileName($_) }

    '2. The comment of a pull request: what fails, and the change that would mend it'
    $inputs = @($need | Test-SyncAccess -SnapshotPath $accounts) + @($need | Get-SyncPlan -SnapshotPath $accounts -WarningAction Ignore)
    $comment = $inputs | Export-SyncReport -Format Markdown -BasePath $PSScriptRoot -Title 'Access after this change'
    # The heading, what it comes to, and the table.
    $comment -split "`n" | ForEach-Object { $isTable = $true } { $isTable = $isTable -and -not $_.StartsWith('```'); if ($isTable) { $_ } }

    '3. A build fails after the report is there'
    try {
        $inputs | Export-SyncReport "$reports/build.json" -FailOn Error
    }
    catch {
        "$($_.Exception.Message)"
    }

    "The report is there: $([System.IO.File]::Exists("$reports/build.json"))"
}
finally {
    [System.IO.Directory]::Delete($reports, $true)
}
