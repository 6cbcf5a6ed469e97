#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    $scripts = @(Get-ChildItem -Path (Join-Path $PSScriptRoot '../../examples') -Filter '*.ps1' |
            ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } })
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Built.ps1')
    Import-Module -Name $installed -Force
}

AfterAll {
    Remove-Module -Name CrossAcctSync -ErrorAction Ignore
}

Describe 'From a requirement to proven access' {
    BeforeEach {
        # A copy: what is changed here is the copy's.
        $accounts = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        Copy-Item -Path (Join-Path $examples 'accounts') -Destination $accounts -Recurse
        $need = @(Get-SyncRequirement -SnapshotPath $accounts -WarningAction Ignore)
    }

    It 'finds what workflows need of roles in other accounts' {
        $need.Count | Should -Be 5
        $need | ForEach-Object { $_.ExternalId -eq $_.StateMachineArn } | Should -Not -Contain $false
    }

    It 'makes all three policies, and none that Test-SyncPolicy calls an error' {
        $policies = @($need | New-SyncTrustPolicy) + @($need | New-SyncPermissionPolicy) + @($need | New-SyncInvokePolicy)
        $policies | ForEach-Object { "$($_.Kind)" } | Sort-Object -Unique | Should -Be @('Invoke', 'Permission', 'Trust')
        foreach ($policy in $policies) {
            ($policy.PolicyDocument | ConvertFrom-Json).Version | Should -Be '2012-10-17'
        }

        $policies | Test-SyncPolicy | Where-Object { "$($_.Severity)" -eq 'Error' } | Should -BeNullOrEmpty
    }

    It 'plans without writing' {
        $before = Get-FolderText -Path $accounts
        $plan = @($need | Get-SyncPlan -SnapshotPath $accounts -WarningAction Ignore)
        $plan.Count | Should -BeGreaterThan 0
        $plan | ForEach-Object { "$($_.Status)" } | Sort-Object -Unique | Should -Be 'Planned'
        Get-FolderText -Path $accounts | Should -BeExactly $before
    }

    It 'writes nothing with -WhatIf' {
        $before = Get-FolderText -Path $accounts
        $changes = @($need | Grant-SyncPermissions -SnapshotPath $accounts -WhatIf -PassThru -WarningAction Ignore)
        $changes | ForEach-Object { "$($_.Status)" } | Should -Not -Contain 'Applied'
        Get-FolderText -Path $accounts | Should -BeExactly $before
    }

    It 'grants, proves, changes nothing the second time, and takes it back' {
        $workflow = @($need | Where-Object { $_.StateMachineName -eq 'OrderFulfilment' })
        $roles = Join-Path $accounts '*.json'
        $before = @(Get-ChildItem -Path $roles | Sort-Object -Property Name | ForEach-Object {
                Get-Content -LiteralPath $_.FullName -Raw | ConvertFrom-Json | ConvertTo-Json -Depth 50 -Compress
            })
        $workflow | Test-SyncAccess -SnapshotPath $accounts -SkipRefusal -Quiet | Should -BeFalse

        $changes = @($workflow | Grant-SyncPermissions -SnapshotPath $accounts -PassThru -Confirm:$false -WarningAction Ignore)
        $changes | ForEach-Object { "$($_.Status)" } | Sort-Object -Unique | Should -Be 'Applied'
        # The sample account lets others in as well, which a grant leaves as it is and the whole test goes on telling.
        $workflow | Test-SyncAccess -SnapshotPath $accounts -SkipRefusal -Quiet | Should -BeTrue
        $workflow | Test-SyncAccess -SnapshotPath $accounts -Quiet | Should -BeFalse

        $workflow | Get-SyncPlan -SnapshotPath $accounts -WarningAction Ignore | Should -BeNullOrEmpty

        $undone = @($changes | Undo-SyncChange -SnapshotPath $accounts -PassThru -Confirm:$false)
        $undone | ForEach-Object { "$($_.Status)" } | Sort-Object -Unique | Should -Be 'Undone'
        $workflow | Test-SyncAccess -SnapshotPath $accounts -Quiet | Should -BeFalse
        @(Get-ChildItem -Path $roles | Sort-Object -Property Name | ForEach-Object {
                Get-Content -LiteralPath $_.FullName -Raw | ConvertFrom-Json | ConvertTo-Json -Depth 50 -Compress
            }) | Should -BeExactly $before
    }

    It 'takes back what a journal tells of' {
        $workflow = @($need | Where-Object { $_.StateMachineName -eq 'OrderFulfilment' })
        $journal = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).journal"
        $workflow | Grant-SyncPermissions -SnapshotPath $accounts -JournalPath $journal -Confirm:$false -WarningAction Ignore
        Test-Path -LiteralPath $journal | Should -BeTrue
        @(Undo-SyncChange $accounts -JournalPath $journal -PassThru -Confirm:$false).Count | Should -BeGreaterThan 0

        $before = Get-FolderText -Path $accounts
        $again = @(Undo-SyncChange $accounts -JournalPath $journal -PassThru -Confirm:$false)
        $again | ForEach-Object { $_.StatusReason } | Sort-Object -Unique | Should -BeLike '*nothing to take back*'
        Get-FolderText -Path $accounts | Should -BeExactly $before
    }

    It 'revokes by the alias in the singular what it granted by the other' {
        $workflow = @($need | Where-Object { $_.StateMachineName -eq 'OrderFulfilment' })
        $workflow | Grant-SyncPermission -SnapshotPath $accounts -Confirm:$false -WarningAction Ignore
        $revoked = @($workflow | Revoke-SyncPermission -SnapshotPath $accounts -PassThru -Confirm:$false -WarningAction Ignore)
        $revoked | ForEach-Object { "$($_.Status)" } | Sort-Object -Unique | Should -Be 'Applied'
        $workflow | Test-SyncAccess -SnapshotPath $accounts -Quiet | Should -BeFalse
    }

    It 'reads and writes below a drive of PowerShell' {
        $name = Split-Path -Path $accounts -Leaf
        @(Get-SyncRequirement -SnapshotPath "TestDrive:/$name" -WarningAction Ignore).Count | Should -Be $need.Count
        $need | Export-SyncTemplate -Path "TestDrive:/$name-templates" -Region us-east-2 | Out-Null
        @(Get-ChildItem -Path (Join-Path $TestDrive "$name-templates") -Filter '*.json').Count | Should -BeGreaterThan 0
    }

    It 'finds the roles that trust workflows' {
        @(Find-SyncTrust -SnapshotPath $accounts -WarningAction Ignore).Count | Should -BeGreaterThan 0
    }

    It 'corrects definitions in place, once, and not with -WhatIf' {
        $repairs = Join-Path $accounts 'repairs'
        Copy-Item -Path (Join-Path $examples 'repairs') -Destination $repairs -Recurse
        $repair = @{
            Path            = $repairs
            StateMachineArn = 'arn:aws:states:us-east-2:111122223333:stateMachine:price', 'arn:aws:states:us-east-2:111122223333:stateMachine:load'
            TargetRoleArn   = 'arn:aws:iam::333344445555:role/DataPlatformAccess'
            WarningAction   = 'Ignore'
        }
        $before = Get-FolderText -Path $repairs
        Repair-SyncDefinition @repair -WhatIf
        Get-FolderText -Path $repairs | Should -BeExactly $before

        @(Repair-SyncDefinition @repair -PassThru).Count | Should -BeGreaterThan 0
        Get-FolderText -Path $repairs | Should -Not -BeExactly $before
        Repair-SyncDefinition @repair -PassThru | Should -BeNullOrEmpty
    }
}

Describe 'What is written for others to read' {
    BeforeAll {
        $accounts = Join-Path $examples 'accounts'
        $need = @(Get-SyncRequirement -SnapshotPath $accounts -WarningAction Ignore)
        $results = @($need | Test-SyncAccess -SnapshotPath $accounts -IncludeAllowed)
    }

    It 'writes a report as XML that a test tab reads' {
        $path = Join-Path $TestDrive 'access.xml'
        $results | Export-SyncReport $path
        [int] ([xml] (Get-Content -LiteralPath $path -Raw)).testsuites.failures | Should -BeGreaterThan 0
    }

    It 'writes a report as <Format>' -ForEach @(@{ Format = 'Json' }, @{ Format = 'Sarif' }) {
        $path = Join-Path $TestDrive "access.$Format"
        $results | Export-SyncReport $path -Format $Format
        Get-Content -LiteralPath $path -Raw | ConvertFrom-Json | Should -Not -BeNullOrEmpty
    }

    It 'writes no report with -WhatIf' {
        $path = Join-Path $TestDrive 'none.html'
        $results | Export-SyncReport $path -WhatIf
        Test-Path -LiteralPath $path | Should -BeFalse
    }

    It 'fails a build after the report is there' {
        $path = Join-Path $TestDrive 'build.json'
        { $results | Export-SyncReport $path -FailOn Error } | Should -Throw
        Test-Path -LiteralPath $path | Should -BeTrue
    }

    It 'makes <Format> templates, and the same ones again' -ForEach @(
        @{ Format = 'CloudFormation' }
        @{ Format = 'Terraform' }
        @{ Format = 'Cdk' }
    ) {
        $path = Join-Path $TestDrive $Format
        $first = @($need | Export-SyncTemplate -Path $path -Format $Format -Region us-east-2 -WarningAction Ignore)
        $first | ForEach-Object { Test-Path -LiteralPath $_.Path } | Should -Not -Contain $false
        $before = Get-FolderText -Path $path
        $need | Export-SyncTemplate -Path $path -Format $Format -Region us-east-2 -WarningAction Ignore | Out-Null
        Get-FolderText -Path $path | Should -BeExactly $before
    }

    It 'shows its objects in views of its own' {
        $need | Out-String | Should -BeLike '*StateMachine: OrderFulfilment (account 111122223333)*'
        $need | Format-List | Out-String | Should -BeLike '*ExternalId*'
        $results | Out-String | Should -BeLike '*FAILED*'
    }

    It 'gives objects that the cmdlets of PowerShell take' {
        $names = @($need | Group-Object -Property StateMachineName | Sort-Object -Property Count -Descending | ForEach-Object { $_.Name })
        $names[0] | Should -Be 'OrderFulfilment'
        ($need | Select-Object -Property StateMachineName, TargetRoleArn | ConvertTo-Csv -NoTypeInformation)[0] |
            Should -Be '"StateMachineName","TargetRoleArn"'
    }
}

Describe 'Errors' {
    It 'refuses by name what was in a job' {
        $accounts = Join-Path $examples 'accounts'
        $copies = @(Start-Job -ArgumentList $installed, $accounts -ScriptBlock {
                param($Module, $Accounts)
                Import-Module -Name $Module
                Get-SyncRequirement -SnapshotPath $Accounts -WarningAction Ignore
            } | Receive-Job -Wait -AutoRemoveJob)
        $copies.Count | Should -BeGreaterThan 0

        $copies | Test-SyncAccess -SnapshotPath $accounts -Quiet -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeFalse
        "$($problems[0])" | Should -BeLike '*no longer what Get-SyncRequirement gave*'
    }

    It 'names a path that is not there, and goes on with the next' {
        $arn = 'arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment'
        $paths = 'nowhere.json', (Join-Path $examples 'workflows/order-fulfilment.asl.json')
        $found = @(Get-SyncRequirement $paths -StateMachineArn $arn -WarningAction Ignore -ErrorAction SilentlyContinue -ErrorVariable failures)
        $found.Count | Should -Be 2
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        "$($failures[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'nowhere.json'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says of <What> that it is <Id>' -ForEach @(
        @{ What = 'a definition that ends too early'; Id = 'DefinitionInvalid'; Call = { Get-SyncRequirement -Definition '{"States":' -ErrorAction Stop } }
        @{ What = 'a snapshot that is not there'; Id = 'PathNotFound'; Call = { Test-SyncAccess nowhere -ErrorAction Stop } }
        @{ What = 'another object in the pipeline'; Id = 'InputObjectNotBound'; Call = { 'x' | Get-SyncPlan -SnapshotPath (Join-Path $examples 'accounts') -ErrorAction Stop } }
    ) {
        $Call | Should -Throw -ErrorId "$Id,*"
    }
}

Describe 'The script <Name> of the examples' -ForEach $scripts {
    It 'runs in a shell, and leaves its folder as it was' {
        $before = Get-FolderText -Path $examples
        $lines = @(& $Path | Out-String -Stream)
        $lines.Count | Should -BeGreaterThan 1
        Get-FolderText -Path $examples | Should -BeExactly $before
    }
}
