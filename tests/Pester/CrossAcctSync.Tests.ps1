#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile -Path (Join-Path $PSScriptRoot '../../CrossAcctSync.psd1')
    $cmdlets = @($manifest.CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    $topics = @(Get-ChildItem -Path (Join-Path $PSScriptRoot '../../docs/en-US') -Filter 'about_*.md' |
            ForEach-Object { @{ Name = $_.BaseName } })
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Built.ps1')
    Import-Module -Name $installed -Force
}

AfterAll {
    Remove-Module -Name CrossAcctSync -ErrorAction Ignore
}

Describe 'CrossAcctSync' {
    It 'has a sound manifest' {
        (Test-ModuleManifest -Path $installed).Version | Should -Be $manifest.ModuleVersion
    }

    It 'exports the cmdlets of the manifest' {
        $names = @(Get-Command -Module CrossAcctSync -CommandType Cmdlet | ForEach-Object { $_.Name })
        $names | Sort-Object | Should -Be @($manifest.CmdletsToExport | Sort-Object)
    }

    It 'exports the aliases of the manifest, and nothing else' {
        $others = @(Get-Command -Module CrossAcctSync | Where-Object { $_.CommandType -ne 'Cmdlet' })
        $others | ForEach-Object { $_.CommandType } | Sort-Object -Unique | Should -Be 'Alias'
        $others | ForEach-Object { $_.Name } | Sort-Object | Should -Be @($manifest.AliasesToExport | Sort-Object)
    }

    It 'keeps its cmdlets when it is imported again by force' {
        Import-Module -Name $installed -Force
        @(Get-Command -Module CrossAcctSync -CommandType Cmdlet).Count | Should -Be @($manifest.CmdletsToExport).Count
        @(Get-SyncIntegration).Count | Should -BeGreaterThan 50
    }

    It 'comes back after it was removed' {
        Remove-Module -Name CrossAcctSync
        Get-Module -Name 'CrossAcctSync*' | Should -BeNullOrEmpty
        Import-Module -Name $installed
        @(Get-SyncIntegration).Count | Should -BeGreaterThan 50
    }

    It 'imports from the top of the clone' {
        Remove-Module -Name CrossAcctSync
        Import-Module -Name (Join-Path $root 'CrossAcctSync.psd1')
        (Get-Module -Name CrossAcctSync).ModuleBase | Should -Be $root.TrimEnd([char[]] '\/')
        Remove-Module -Name CrossAcctSync
        Import-Module -Name $installed
    }

    It 'is found and loaded when one of its cmdlets is called' {
        Remove-Module -Name CrossAcctSync
        $before = $env:PSModulePath
        try {
            $env:PSModulePath = (Join-Path $root 'out') + [System.IO.Path]::PathSeparator + $before
            @(Get-SyncIntegration -Service glue).Count | Should -BeGreaterThan 0
            (Get-Module -Name CrossAcctSync).Version | Should -Be $manifest.ModuleVersion
        }
        finally {
            $env:PSModulePath = $before
            Import-Module -Name $installed
        }
    }

    It 'completes <Text>' -ForEach @(
        @{ Text = 'Get-SyncInt'; Expected = 'Get-SyncIntegration' }
        @{ Text = 'Get-SyncIntegration -Service Glu'; Expected = "'AWS Glue'" }
        @{ Text = 'Get-SyncRequirement -Region us-east'; Expected = 'us-east-2' }
        @{ Text = 'Export-SyncTemplate -Format '; Expected = 'Terraform' }
        @{ Text = 'Export-SyncReport -Format '; Expected = 'Sarif' }
        @{ Text = 'Get-SyncRequirement x | Where-Object StateM'; Expected = 'StateMachineArn' }
    ) {
        $found = (TabExpansion2 -inputScript $Text -cursorColumn $Text.Length).CompletionMatches
        @($found | ForEach-Object { $_.CompletionText }) | Should -Contain $Expected
    }
}

Describe 'The help of <Name>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help -Name $Name -Full
    }

    It 'describes the cmdlet' {
        $help.Synopsis | Should -Not -BeLike "*$Name *"
        $help.Description | Should -Not -BeNullOrEmpty
    }

    It 'has examples' {
        @($help.Examples.Example).Count | Should -BeGreaterThan 0
    }

    It 'describes every parameter' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters +
            [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        $own = @((Get-Command -Name $Name).Parameters.Keys | Where-Object { $common -notcontains $_ })
        $described = @($help.Parameters.Parameter | Where-Object { $_.Description } | ForEach-Object { $_.Name })
        $own | Where-Object { $described -notcontains $_ } | Should -BeNullOrEmpty
    }
}

Describe 'The topic <Name>' -ForEach $topics {
    It 'is found by Get-Help' {
        $text = Get-Help -Name $Name | Out-String
        $text | Should -BeLike "*$Name*"
        $text.Length | Should -BeGreaterThan 500
    }
}
