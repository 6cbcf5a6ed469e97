using System;
using System.Management.Automation;

namespace CrossAcctSync.Module.Commands;

/// <summary>Lists the optimised integrations that support <c>.sync</c>.</summary>
[Cmdlet(VerbsCommon.Get, "SyncIntegration")]
[OutputType(typeof(PSObject))]
public sealed class GetSyncIntegrationCommand : SyncCmdlet
{
    /// <summary>Gets or sets the services to list; all when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Service { get; set; } = Array.Empty<string>();
}
