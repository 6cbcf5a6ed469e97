using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Integrations;
using CrossAcctSync.Module.Completion;

namespace CrossAcctSync.Module.Commands;

/// <summary>Lists the optimized integrations of Step Functions with the permissions that each needs of a target role, or tells what a call of an AWS SDK integration asks for.</summary>
[Cmdlet(VerbsCommon.Get, "SyncIntegration", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Integration), ParameterSetName = new[] { ListSet })]
[OutputType(typeof(CallAction), ParameterSetName = new[] { CallSet })]
public sealed class GetSyncIntegrationCommand : SyncCmdlet
{
    private const string ListSet = "List";
    private const string CallSet = "Call";

    /// <summary>Gets or sets the Resource of a task, a service, or a part of a resource; wildcards are allowed. The partition does not matter.</summary>
    [Parameter(ParameterSetName = ListSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IntegrationResourceCompleter))]
    public string[] Resource { get; set; } = { "*" };

    /// <summary>Gets or sets the service by its name or by its prefix in resources; wildcards are allowed, save with Action.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = CallSet, Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IntegrationServiceCompleter))]
    public string? Service { get; set; }

    /// <summary>Gets or sets the calls of the service's AWS SDK integration to tell of.</summary>
    [Parameter(ParameterSetName = CallSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Action { get; set; }

    /// <summary>Gets or sets the pattern.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public IntegrationPattern? Pattern { get; set; }

    // A word that is no resource is taken for a service, and then for a part of a resource: glue, and startJobRun.
    private Integration[] Find(string resource)
    {
        Integration[] found = IntegrationCatalogue.Default.Find(Service, Pattern, resource).ToArray();
        if (found.Length > 0 || resource.StartsWith("arn:", System.StringComparison.OrdinalIgnoreCase) || WildcardPattern.ContainsWildcardCharacters(resource))
        {
            return found;
        }

        Integration[] ofService = Service is null && resource.IndexOf(':') < 0 ? IntegrationCatalogue.Default.Find(resource, Pattern).ToArray() : found;
        return ofService.Length > 0 ? ofService : IntegrationCatalogue.Default.Find(Service, Pattern, $"*{resource}*").ToArray();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == CallSet)
        {
            WriteCalls();
            return;
        }

        foreach (string resource in Resource)
        {
            Integration[] found = Find(resource);
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(resource))
            {
                TaskResource read = TaskResource.Parse(resource);
                if (read.Kind == TaskResourceKind.AwsSdk)
                {
                    WriteWarning($"'{resource}' is an AWS SDK integration; the catalogue lists the optimized ones. -Service with -Action tells what it asks for, and Get-SyncRequirement works out its permissions.");
                }
                else
                {
                    WriteFailure(Failures.IntegrationNotFound(resource, read));
                }
            }
        }
    }

    private void WriteCalls()
    {
        foreach (string action in Action!)
        {
            IReadOnlyList<CallAction> asked = CallReference.Find(Service!, action);
            WriteObject(asked, enumerateCollection: true);
            if (asked.Count == 0)
            {
                WriteFailure(Failures.CallNotFound(Service!, action));
            }
        }
    }
}
