# What every file of the suite starts from: the module as the build has laid it out, and the examples.
# Windows PowerShell 5.1 reads this too: no operator and no parameter is used that only PowerShell 7 has.

$root = [System.IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../..'))
$manifest = Import-PowerShellDataFile -Path (Join-Path $root 'CrossAcctSync.psd1')
$installed = Join-Path $root "out/CrossAcctSync/$($manifest.ModuleVersion)/CrossAcctSync.psd1"
$examples = Join-Path $root 'examples'

# The folder and the base name of each file, and what is in it: equal text is an unchanged folder.
function Get-FolderText {
    param([string] $Path)

    $files = Get-ChildItem -LiteralPath $Path -Recurse -File | Sort-Object -Property FullName
    ($files | ForEach-Object { "$($_.FullName)`n$([System.IO.File]::ReadAllText($_.FullName))" }) -join "`n"
}
