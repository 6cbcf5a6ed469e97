#!/usr/bin/env bash
# AWSSDK.Core 4.1 for .NET Standard 2.0 refers to System.Formats.Asn1 6.0.0.0, and its package names no dependency that brings
# it. .NET 8 and later have that assembly; .NET Framework and Windows PowerShell have not, and a program there that ships what
# NuGet resolves lacks it when a call comes that needs it.
#
# A good engineer would guess that what NuGet resolves is all that an assembly of the package asks for. Version 4.0 was so.
#
# Seen with AWSSDK.Core 4.1.0.1: referred to, and not among the resolved packages. With 4.0.102.19: not referred to.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > Directory.Build.props <<'XML'
<Project><PropertyGroup><RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath></PropertyGroup></Project>
XML
mkdir shipped read
cat > shipped/shipped.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
    <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="AWSSDK.Core" Version="$(Sdk)" /></ItemGroup>
</Project>
XML
cat > read/read.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
</Project>
XML
cat > read/Program.cs <<'CS'
using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

using var image = new PEReader(File.OpenRead(Path.Combine(args[0], "AWSSDK.Core.dll")));
MetadataReader metadata = image.GetMetadataReader();
foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
{
    string name = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
    if (name != "netstandard" && !File.Exists(Path.Combine(args[0], name + ".dll")))
    {
        Console.WriteLine(name + " " + metadata.GetAssemblyReference(handle).Version);
    }
}
CS
dotnet build read -o reader -v q --nologo > /dev/null

missing() { # version of AWSSDK.Core
    dotnet build shipped -p:Sdk="$1" -o "out-$1" -v q --nologo > /dev/null
    dotnet reader/read.dll "out-$1"
}
older=$(missing 4.0.102.19)
newer=$(missing 4.1.0.1)
echo "AWSSDK.Core 4.0.102.19 asks for, and NuGet does not bring: ${older:-nothing}"
echo "AWSSDK.Core 4.1.0.1 asks for, and NuGet does not bring: ${newer:-nothing}"
[ -z "$older" ] && [ "$newer" = "System.Formats.Asn1 6.0.0.0" ] || { echo "This has changed." >&2; exit 1; }
