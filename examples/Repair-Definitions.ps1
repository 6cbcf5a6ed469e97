<#
.SYNOPSIS
    Corrects two definitions in a copy, and shows what became of them.
.DESCRIPTION
    Slips of the pen are corrected by rule; a role that a task lacks is given. All else stays as it is written.
#>
$ErrorActionPreference = 'Stop'

$copy = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [System.IO.Path]::GetRandomFileName())).FullName
foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, 'repairs'))) {
    [System.IO.File]::Copy($file, [System.IO.Path]::Combine($copy, [System.IO.Path]::GetFileName($file)))
}

$repair = @{
    Path            = $copy
    StateMachineArn = 'arn:aws:states:us-east-2:111122223333:stateMachine:price', 'arn:aws:states:us-east-2:111122223333:stateMachine:load'
    TargetRoleArn   = 'arn:aws:iam::333344445555:role/DataPlatformAccess'
}
Repair-SyncDefinition @repair -PassThru -WarningAction Ignore | ForEach-Object { $_.Diff; '' }

"A second run changes $(@(Repair-SyncDefinition @repair -PassThru -WarningAction Ignore).Count) lines."
[System.IO.Directory]::Delete($copy, $true)
