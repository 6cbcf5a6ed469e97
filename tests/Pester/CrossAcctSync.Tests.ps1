#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    $manifest = Import-PowerShellDataFile -Path (Join-Path $PSScriptRoot '../../CrossAcctSync.psd1')
    $cmdlets = @($manifest.CmdletsToExport | ForEach-Object { @{ Name = $_ } })
}

BeforeAll {
    $root = [System.IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../..'))
    $manifest = Import-PowerShellDataFile -Path (Join-Path $root 'CrossAcctSync.psd1')
    $installed = Join-Path $root "out/CrossAcctSync/$($manifest.ModuleVersion)/CrossAcctSync.psd1"
    Import-Module -Name $installed -Force
}

AfterAll {
    Remove-Module -Name CrossAcctSync -ErrorAction Ignore
}

Describe 'CrossAcctSync' {
    It 'has a sound manifest' {
        (Test-ModuleManifest -Path $installed).Version | Should -Be $manifest.ModuleVersion
    }

    It 'exports what the manifest says' {
        (Get-Command -Module CrossAcctSync).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'keeps its cmdlets when it is imported again by force' {
        Import-Module -Name $installed -Force
        @(Get-Command -Module CrossAcctSync).Count | Should -Be @($manifest.CmdletsToExport).Count
    }

    It 'comes back after it was removed' {
        Remove-Module -Name CrossAcctSync
        Get-Command -Name 'Get-SyncIntegration' -ErrorAction Ignore | Should -BeNullOrEmpty
        Import-Module -Name $installed
        Get-Command -Name 'Get-SyncIntegration' | Should -Not -BeNullOrEmpty
    }

    It 'imports from the top of the clone' {
        Remove-Module -Name CrossAcctSync
        Import-Module -Name (Join-Path $root 'CrossAcctSync.psd1')
        (Get-Module -Name CrossAcctSync).ModuleBase | Should -Be $root.TrimEnd([char[]] '\/')
        Remove-Module -Name CrossAcctSync
        Import-Module -Name $installed
    }

    It 'answers' {
        { Get-SyncIntegration -ErrorAction Stop } | Should -Not -Throw
    }
}

Describe 'The help of <Name>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help -Name $Name -Full
    }

    It 'describes the cmdlet' {
        $help.Description | Should -Not -BeNullOrEmpty
    }

    It 'has examples' {
        @($help.Examples.Example).Count | Should -BeGreaterThan 0
    }
}
