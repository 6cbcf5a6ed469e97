#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    $hasResourceGet = $null -ne (Get-Command -Name Save-PSResource -ErrorAction Ignore)
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Built.ps1')
}

# Microsoft.PowerShell.PSResourceGet comes with PowerShell 7.4 and later; Windows PowerShell 5.1 has to install it.
Describe 'The package' -Skip:(-not $hasResourceGet) {
    BeforeAll {
        $repository = "CrossAcctSync-$([guid]::NewGuid().ToString('N'))"
        Register-PSResourceRepository -Name $repository -Uri (Join-Path $root 'out') -Trusted
        $folder = Join-Path $TestDrive 'modules'
        $null = New-Item -Path $folder -ItemType Directory
    }

    AfterAll {
        Unregister-PSResourceRepository -Name $repository
    }

    It 'is found by its name and by its tags' {
        (Find-PSResource -Name CrossAcctSync -Repository $repository).Version.ToString() | Should -Be $manifest.ModuleVersion
        @(Find-PSResource -Tag StepFunctions -Repository $repository).Name | Should -Be 'CrossAcctSync'
    }

    It 'is saved, and imports in a new process' {
        Save-PSResource -Name CrossAcctSync -Repository $repository -Path $folder
        $saved = Get-ChildItem -Path $folder -Recurse -Filter CrossAcctSync.psd1
        $shell = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $arguments = @('-NoProfile', '-Command', "Import-Module -Name '$($saved.FullName)'; @(Get-SyncIntegration).Count; (Get-Help Test-SyncAccess).Synopsis")
        if ([System.IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') {
            $arguments = @((Join-Path $PSHOME 'pwsh.dll')) + $arguments
        }

        $output = & $shell @arguments
        [int] $output[0] | Should -BeGreaterThan 50
        $output[1] | Should -Match '^Proves '
    }
}
