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
$requirements = Get-SyncRequirement $folder -SourceRoleArn arn:aws:iam::111122223333:role/Workflows -Region $Region -WarningAction Ignore
$requirements | Out-Default

'One trust policy for each role, whatever the number of workflows that use it:'
$requirements | Where-Object { $_.TargetRoleArn } | New-SyncTrustPolicy | Out-Default

$errors = @($requirements | ForEach-Object { $_.Findings } | Where-Object { $_.Severity -eq 'Error' })
"$($errors.Count) findings are errors; a build would end with exit code 1 here:"
$errors | Out-Default
