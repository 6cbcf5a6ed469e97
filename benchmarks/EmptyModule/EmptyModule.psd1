@{
    RootModule = 'EmptyModule.dll'
    ModuleVersion = '1.0.0'
    GUID = '0b3c0d0e-5f43-4a0c-9d0c-6b3a0d7d8a51'
    PowerShellVersion = '5.1'
    CmdletsToExport = @('Get-EmptyThing')
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
}
