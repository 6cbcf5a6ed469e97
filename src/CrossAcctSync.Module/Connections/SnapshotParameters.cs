using System.Management.Automation;

namespace CrossAcctSync.Module.Connections;

/// <summary>The parameters of accounts that are a snapshot.</summary>
internal sealed class SnapshotParameters
{
    /// <summary>Gets or sets the folder with the accounts.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;
}
