<#
.SYNOPSIS
    Shows what one workflow needs in three accounts, and the policies that give it that.
.DESCRIPTION
    The workflow in workflows/order-fulfilment.asl.json runs in account 111122223333. One task runs in the payments
    account, two run in the data account. No account is read, and nothing is changed.
#>
$ErrorActionPreference = 'Stop'

$workflow = @{
    Path            = [System.IO.Path]::Combine($PSScriptRoot, 'workflows', 'order-fulfilment.asl.json')
    StateMachineArn = 'arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment'
    SourceRoleArn   = 'arn:aws:iam::111122223333:role/OrdersExecution'
}

'1. What the workflow needs of each role in another account'
$requirements = Get-SyncRequirement @workflow -WarningAction Ignore
$requirements | Out-Default

'2. What to know before it is deployed'
$requirements | ForEach-Object { $_.Findings } | Out-Default

foreach ($requirement in $requirements) {
    "3. Account $($requirement.TargetAccountId), role $($requirement.TargetRoleName)"
    ''
    '   Trust policy: who may assume the role'
    ($requirement | New-SyncTrustPolicy).PolicyDocument
    ''
    '   Permission policy: start, poll and stop the jobs'
    ($requirement | New-SyncPermissionPolicy).PolicyDocument
    ''
}

$invoke = $requirements | New-SyncInvokePolicy
"4. Account 111122223333, role $($invoke.RoleName)"
''
'   Invoke policy: which roles the workflow may assume'
$invoke.PolicyDocument
''
'5. All of them, with their sizes'
@($requirements | New-SyncTrustPolicy) + @($requirements | New-SyncPermissionPolicy) + @($invoke) | Out-Default
