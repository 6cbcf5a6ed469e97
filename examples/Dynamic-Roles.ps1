<#
.SYNOPSIS
    Shows three ways to make policies for a workflow that names its target roles at run time.
.DESCRIPTION
    The workflow in workflows/tenant-refresh.asl.json makes the ARN of its role of the account in each item of its
    input. Of the definition alone, only a pattern of the role is known, and no policy is made for a pattern.
#>
$ErrorActionPreference = 'Stop'

$workflow = @{
    Path            = [System.IO.Path]::Combine($PSScriptRoot, 'workflows', 'tenant-refresh.asl.json')
    StateMachineArn = 'arn:aws:states:us-east-2:111122223333:stateMachine:TenantRefresh'
    SourceRoleArn   = 'arn:aws:iam::111122223333:role/TenantRefreshExecution'
    WarningAction   = 'Ignore'
}

'The definition alone tells a pattern:'
Get-SyncRequirement @workflow | Out-Default

'A sample input tells the roles, and the resources with them:'
$sample = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, 'inputs', 'tenant-refresh.json'))
Get-SyncRequirement @workflow -SampleInput $sample | ForEach-Object { "$_"; $_.Statements | ForEach-Object { "    $_" } }

''
'A list of roles tells them as well; the names of the jobs remain wildcards:'
$tenants = 'arn:aws:iam::444455556666:role/TenantRefresh', 'arn:aws:iam::555566667777:role/TenantRefresh'
Get-SyncRequirement @workflow -TargetRoleArn $tenants | ForEach-Object { "$_"; $_.Statements | ForEach-Object { "    $_" } }

''
'A map tells them state by state:'
Get-SyncRequirement @workflow -TargetRoleMap @{ Refresh = $tenants } | New-SyncInvokePolicy | ForEach-Object { $_.PolicyDocument }
