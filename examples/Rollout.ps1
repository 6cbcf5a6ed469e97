<#
.SYNOPSIS
    Writes the roles of an organization's workflows as templates for four engines.
.DESCRIPTION
    The accounts are the files in accounts/, as the AWS CLI prints them; a role that they have is not created again. The
    templates are written to a temporary folder, and no account of AWS is called: the commands at the end would deploy them.
#>
$ErrorActionPreference = 'Stop'

$accounts = [System.IO.Path]::Combine($PSScriptRoot, 'accounts')
$out = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "crossacctsync-$([guid]::NewGuid().ToString('N'))")
$need = Get-SyncRequirement -SnapshotPath $accounts -WarningAction Ignore

try {
    '1. CloudFormation: a template for each account, as if no role were there yet'
    $templates = $need | Export-SyncTemplate -Path "$out/cloudformation" -Region us-east-2
    $templates | Out-Default

    '2. What the template of one account creates'
    $templates | Where-Object AccountId -EQ '333344445555' | ForEach-Object { $_.Creates } | Out-Default

    '3. A stack set: one template, which AWS deploys to the accounts of a unit that workflows name'
    $need | Export-SyncTemplate -Path "$out/stackset" -Format StackSet -OrganizationalUnitId ou-ab12-cd345678 -Region us-east-2 | Out-Default

    '4. Terraform, which takes over the roles that are there'
    $need | Export-SyncTemplate -Path "$out/terraform" -Format Terraform -SnapshotPath $accounts -WarningAction Ignore | Out-Default

    '5. A CDK app'
    $need | Export-SyncTemplate -Path "$out/cdk" -Format Cdk -Region us-east-2 | Out-Default

    '6. A second run changes nothing'
    $need | Export-SyncTemplate -Path "$out/cloudformation" -Region us-east-2 | ForEach-Object { "$($_.FileName): $($_.Status)" }

    '7. How they are deployed, with credentials of each account'
    $templates | ForEach-Object { $_.Commands }
}
finally {
    [System.IO.Directory]::Delete($out, $true)
}
