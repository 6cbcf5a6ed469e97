<#
.SYNOPSIS
    Shows how a trust policy is merged into the one that a role has.
.DESCRIPTION
    The role DataPlatformAccess already lets in a break-glass role and another workflow. What it has is kept, and the
    new workflow joins the statement of the execution role that both share.
#>
$ErrorActionPreference = 'Stop'

$existing = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, 'policies', 'data-platform-trust.json'))

# IAM returns policies percent-encoded, and a role with its policy in AssumeRolePolicyDocument, as this object has it.
$role = [pscustomobject]@{
    RoleName                 = 'DataPlatformAccess'
    AssumeRolePolicyDocument = [uri]::EscapeDataString($existing)
}

$policy = New-SyncTrustPolicy -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution `
    -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment `
    -TargetRoleArn arn:aws:iam::333344445555:role/DataPlatformAccess -MergeWith $role
$policy.PolicyDocument

$again = New-SyncTrustPolicy -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution `
    -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment `
    -TargetRoleArn arn:aws:iam::333344445555:role/DataPlatformAccess -MergeWith $policy
''
"Changed by the first merge: $($policy.HasChanges). Changed by a second one: $($again.HasChanges)."
