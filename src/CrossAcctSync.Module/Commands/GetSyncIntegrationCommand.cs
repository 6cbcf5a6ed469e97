using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Integrations;
using CrossAcctSync.Module.Completion;

namespace CrossAcctSync.Module.Commands;

/// <summary>Lists the optimized integrations of Step Functions with the permissions that each needs of a target role.</summary>
[Cmdlet(VerbsCommon.Get, "SyncIntegration")]
[OutputType(typeof(Integration))]
public sealed class GetSyncIntegrationCommand : SyncCmdlet
{
    /// <summary>Gets or sets the Resource of a task; wildcards are allowed. The partition does not matter.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IntegrationResourceCompleter))]
    public string[] Resource { get; set; } = { "*" };

    /// <summary>Gets or sets the service by its name or by its prefix in resources; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IntegrationServiceCompleter))]
    public string? Service { get; set; }

    /// <summary>Gets or sets the pattern.</summary>
    [Parameter]
    public IntegrationPattern? Pattern { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string resource in Resource)
        {
            Integration[] found = IntegrationCatalogue.Default.Find(Service, Pattern, resource).ToArray();
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(resource))
            {
                TaskResource read = TaskResource.Parse(resource);
                if (read.Kind == TaskResourceKind.AwsSdk)
                {
                    WriteWarning($"'{resource}' is an AWS SDK integration; the catalogue lists the optimized ones. Get-SyncRequirement works out its permissions.");
                }
                else
                {
                    WriteFailure(Failures.IntegrationNotFound(resource, read));
                }
            }
        }
    }
}
