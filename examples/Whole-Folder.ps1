<#
.SYNOPSIS
    Shows what all workflows of a folder need, role by role.
.DESCRIPTION
    Some of the workflows name resources of eu-west-1 and some of us-east-2, so with one region for all there are
    findings. A build can end here: see the last lines.
#>
param(
    # The region of all workflows that do not tell theirs.
    [string] $Region = 'eu-west-1'
)

$ErrorActionPreference = 'Stop'

$folder = [System.IO.Path]::Combine($PSScriptRoot, 'workflows')
# A file does not tell under which name its workflow is deployed, so the ARNs are given; each finds its file by its name.
$arns = 'nested-workflow', 'nightly-etl', 'order-fulfilment', 'tenant-refresh', 'train-model' |
    ForEach-Object { "arn:aws:states:${Region}:111122223333:stateMachine:$_" }
$requirements = Get-SyncRequirement $folder -StateMachineArn $arns -SourceRoleArn arn:aws:iam::111122223333:role/Workflows -WarningAction Ignore
$requirements | Out-Default

'One trust policy for each role, whatever the number of workflows that use it:'
$requirements | Where-Object { $_.TargetRoleArn } | New-SyncTrustPolicy | Out-Default

$errors = @($requirements | ForEach-Object { $_.Findings } | Where-Object { $_.Severity -eq 'Error' })
"$($errors.Count) findings are errors; a build would end with exit code 1 here:"
$errors | Out-Default
