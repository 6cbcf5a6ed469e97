# Loads the cmdlets, and does nothing else. Only the engine's own cmdlets and .NET are used here,
# since a host may carry the engine without Add-Type, Join-Path and the other utility cmdlets.

if ($PSVersionTable.PSEdition -eq 'Core') {
    if ([System.Environment]::Version.Major -lt 8) {
        throw 'CrossAcctSync needs PowerShell 7.4 or later, or Windows PowerShell 5.1.'
    }

    # Looked up first: an assembly of that name can be loaded into the default context only once.
    $loader = 'CrossAcctSync.Loader.ModuleLoader' -as [type]
    if ($null -eq $loader) {
        $path = [System.IO.Path]::Combine($PSScriptRoot, 'CrossAcctSync.Loader.dll')
        $loader = [System.Reflection.Assembly]::LoadFrom($path).GetType('CrossAcctSync.Loader.ModuleLoader', $true)
    }

    $inner = Microsoft.PowerShell.Core\Import-Module -Assembly ($loader::Load($PSScriptRoot)) -PassThru -ErrorAction Stop
}
else {
    $path = [System.IO.Path]::Combine($PSScriptRoot, 'CrossAcctSync.Module.dll')
    $inner = Microsoft.PowerShell.Core\Import-Module -Name $path -PassThru -ErrorAction Stop
}

# The module of the cmdlets has to go with this one: a module made from an assembly that is still loaded
# when it is imported again exports nothing. https://github.com/PowerShell/PowerShell/issues/20710
$ExecutionContext.SessionState.Module.OnRemove = {
    Microsoft.PowerShell.Core\Remove-Module -ModuleInfo $inner -Force -ErrorAction Ignore
}.GetNewClosure()
