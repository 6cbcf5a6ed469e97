<#
.SYNOPSIS
    Shows what the workflows of a SAM template need.
.DESCRIPTION
    The template tells the names, the execution roles and the values of placeholders. Only the region is given.
#>
param(
    # Another account for the parameter LedgerAccountId of the template.
    [string] $LedgerAccountId = '888899990000'
)

$ErrorActionPreference = 'Stop'

$template = [System.IO.Path]::Combine($PSScriptRoot, 'templates', 'payments.sam.yaml')
$requirements = Get-SyncRequirement $template -Region us-east-2 -Substitution @{ LedgerAccountId = $LedgerAccountId }
$requirements | Out-Default

'Both workflows use one role, so there is one trust policy for it:'
$requirements | New-SyncTrustPolicy | ForEach-Object { $_.PolicyDocument }

''
'Each workflow has a permission policy of its own:'
$requirements | New-SyncPermissionPolicy | Out-Default
