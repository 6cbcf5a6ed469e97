#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'Built.ps1')

    # A build of the release configuration makes it, for the machine's own kind (Windows PowerShell never loads it).
    $hasAhead = $PSVersionTable.PSEdition -eq 'Core' -and (Test-Path (Join-Path (Split-Path $installed) 'bin/ahead/*/CrossAcctSync.Core.dll'))
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

    It 'is installed for the user, imports by its name, and is uninstalled' -Skip:($IsWindows -ne $false) {
        # The folder of the user's modules, which is below the home folder of the child process.
        $userHome = Join-Path $TestDrive 'home'
        $null = New-Item -Path $userHome -ItemType Directory
        $script = @"
`$ErrorActionPreference = 'Stop'
Register-PSResourceRepository -Name '$repository' -Uri '$(Join-Path $root 'out')' -Trusted
Install-PSResource -Name CrossAcctSync -Repository '$repository' -Scope CurrentUser
Import-Module CrossAcctSync
(Get-Module CrossAcctSync).ModuleBase
(Test-SyncAccess '$examples/accounts' -WarningAction SilentlyContinue).Count
Remove-Module CrossAcctSync
Uninstall-PSResource -Name CrossAcctSync -Scope CurrentUser
@(Get-Module -ListAvailable CrossAcctSync).Count
"@
        $arguments = @('-NoProfile', '-NonInteractive', '-Command', $script)
        $shell = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        if ([System.IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') {
            $arguments = @((Join-Path $PSHOME 'pwsh.dll')) + $arguments
        }

        $own = @{ HOME = $env:HOME; XDG_DATA_HOME = $env:XDG_DATA_HOME; XDG_CONFIG_HOME = $env:XDG_CONFIG_HOME; PSModulePath = $env:PSModulePath }
        try {
            $env:HOME = $userHome
            $env:XDG_DATA_HOME = $env:XDG_CONFIG_HOME = $env:PSModulePath = $null
            $output = & $shell @arguments
        }
        finally {
            $own.GetEnumerator() | ForEach-Object { Set-Item -Path "env:$($_.Key)" -Value $_.Value }
        }

        $output[0] | Should -BeLike "$userHome*CrossAcctSync*"
        [int] $output[1] | Should -BeGreaterThan 1
        [int] $output[2] | Should -Be 0
    }

    It 'has code compiled ahead for this machine, which is what is loaded' -Skip:(-not $hasAhead) {
        Import-Module -Name $installed -Force
        $loaded = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'CrossAcctSync.Module' } | ForEach-Object Location
        $loaded | Should -BeLike '*ahead*'
        (Get-Item -Path (Join-Path $root "out/CrossAcctSync.$($manifest.ModuleVersion).nupkg")).Length | Should -BeLessThan 25MB
    }
}
