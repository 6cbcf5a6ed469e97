<#
.SYNOPSIS
    Finds what is broken in an organization of four accounts, fixes it, and proves it.
.DESCRIPTION
    The workflow OrderFulfilment of account 111122223333 runs tasks in the payments and in the data account. The accounts
    are the files in accounts/, as the AWS CLI prints them. They are copied to a temporary folder, so nothing of the
    example is changed, and no account of AWS is called.
#>
$ErrorActionPreference = 'Stop'

# The copy: what is changed below is the copy's.
$example = [System.IO.Path]::Combine($PSScriptRoot, 'accounts')
$accounts = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "crossacctsync-$([guid]::NewGuid().ToString('N'))")
foreach ($file in [System.IO.Directory]::GetFiles($example, '*.json', [System.IO.SearchOption]::AllDirectories)) {
    $copy = $accounts + $file.Substring($example.Length)
    $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($copy))
    [System.IO.File]::Copy($file, $copy)
}

try {
    '1. What the workflow needs of each role in another account'
    $all = Get-SyncRequirement -SnapshotPath $accounts -WarningAction Ignore
    $need = $all | Where-Object StateMachineName -EQ 'OrderFulfilment'
    $need | Out-Default

    '2. What is broken: the failing leg, the element, the fix'
    $all | Test-SyncAccess -SnapshotPath $accounts | Where-Object StateMachineName -EQ 'OrderFulfilment' | Out-Default

    '3. What would be changed'
    $need | Get-SyncPlan -SnapshotPath $accounts -WarningAction Ignore | ForEach-Object {
        "$($_.AccountId) $($_.RoleName)  $($_.Kind) $($_.PolicyName)"
        $_.Diff
        ''
    }

    '4. Fixed: statements of others stay as they are, and every change can be undone'
    $changes = $need | Grant-SyncPermissions -SnapshotPath $accounts -PassThru -Confirm:$false -WarningAction Ignore
    $changes | Out-Default

    '5. Proven'
    $all | Test-SyncAccess -SnapshotPath $accounts | Where-Object StateMachineName -EQ 'OrderFulfilment' | Out-Default
    # The account lets others in as well, which the results above say and a grant leaves as it is.
    "All needed access works: $($need | Test-SyncAccess -SnapshotPath $accounts -SkipRefusal -Quiet)"
}
finally {
    [System.IO.Directory]::Delete($accounts, $true)
}
