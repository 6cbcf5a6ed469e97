<#
.SYNOPSIS
    Shows what workflows need that CDK and Terraform deploy, before they are deployed.
.DESCRIPTION
    cdk.out is what `cdk synth` writes: each stack tells its account and region. plan.json is what
    `terraform show -json plan` prints; what is created has no ARN yet, so the account and region are given.
#>
$ErrorActionPreference = 'Stop'

'CDK:'
$assembly = [System.IO.Path]::Combine($PSScriptRoot, 'cdk.out')
Get-SyncRequirement $assembly -WarningAction Ignore | ForEach-Object {
    "  $($_.StateMachineName) in $($_.Region) -> $($_.TargetRoleArn)"
}

'Terraform:'
$plan = [System.IO.Path]::Combine($PSScriptRoot, 'terraform', 'plan.json')
$execution = 'arn:aws:iam::111122223333:role/ReconcileExecution'
Get-SyncRequirement $plan -Region us-east-2 -SourceRoleArn $execution -WarningAction Ignore | ForEach-Object {
    "  $($_.StateMachineArn) -> $($_.TargetRoleArn)"
}
