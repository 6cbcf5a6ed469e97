@{
    RootModule = 'bin/CrossAcctSync.psm1'
    ModuleVersion = '0.1.0'
    GUID = '182fe20f-4350-444c-8744-4d30ca6b6132'

    Author = 'CrossAcctSync contributors'
    CompanyName = 'CrossAcctSync'
    Copyright = 'Copyright (c) CrossAcctSync contributors. MIT licence.'
    Description = 'Derives and proves the IAM policies that cross-account AWS Step Functions .sync tasks need on both sides: the execution role of the state machine and the target roles it assumes.'

    PowerShellVersion = '5.1'
    # .NET Framework 4.7.2 is the first that carries the whole of .NET Standard 2.0.
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Desktop', 'Core')

    FormatsToProcess = @(
        'bin/CrossAcctSync.Access.Format.ps1xml'
        'bin/CrossAcctSync.Accounts.Format.ps1xml'
        'bin/CrossAcctSync.Auditing.Format.ps1xml'
        'bin/CrossAcctSync.Diagnosis.Format.ps1xml'
        'bin/CrossAcctSync.Findings.Format.ps1xml'
        'bin/CrossAcctSync.Integrations.Format.ps1xml'
        'bin/CrossAcctSync.Planning.Format.ps1xml'
        'bin/CrossAcctSync.Policies.Format.ps1xml'
        'bin/CrossAcctSync.Repairing.Format.ps1xml'
        'bin/CrossAcctSync.Requirements.Format.ps1xml'
        'bin/CrossAcctSync.RollOut.Format.ps1xml'
    )
    TypesToProcess = @('bin/CrossAcctSync.Types.ps1xml')

    # Every name is written out: a wildcard would make PowerShell load the module to learn what it offers.
    CmdletsToExport = @(
        'Export-SyncPlan'
        'Export-SyncReport'
        'Export-SyncTemplate'
        'Find-SyncTrust'
        'Get-SyncIntegration'
        'Get-SyncPlan'
        'Get-SyncRequirement'
        'Grant-SyncPermissions'
        'New-SyncInvokePolicy'
        'New-SyncPermissionPolicy'
        'New-SyncTrustPolicy'
        'Repair-SyncDefinition'
        'Resolve-SyncFailure'
        'Revoke-SyncPermissions'
        'Save-SyncSnapshot'
        'Test-SyncAccess'
        'Test-SyncPolicy'
        'Undo-SyncChange'
    )
    FunctionsToExport = @()
    AliasesToExport = @('Grant-SyncPermission', 'Revoke-SyncPermission')
    VariablesToExport = @()

    PrivateData = @{
        PSData = @{
            Tags = @(
                'PSEdition_Core'
                'PSEdition_Desktop'
                'Windows'
                'Linux'
                'MacOS'
                'AWS'
                'StepFunctions'
                'IAM'
                'CrossAccount'
                'Security'
            )
            LicenseUri = 'https://github.com/crossacctsync/CrossAcctSync/blob/main/LICENSE'
            ProjectUri = 'https://github.com/crossacctsync/CrossAcctSync'
            ReleaseNotes = 'https://github.com/crossacctsync/CrossAcctSync/blob/main/CHANGELOG.md'
            # Needed only by the cmdlets that write to IAM, and only when they do.
            ExternalModuleDependencies = @('AWS.Tools.IdentityManagement')
        }
    }
}
