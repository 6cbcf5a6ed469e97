using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the codes of regions, those of the aws partition first.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Amazon.RegionEndpoint.EnumerableAllRegions
            .Where(region => region.SystemName.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            // The SDK's name of an endpoint of S3, which is no region.
            .Where(region => !region.SystemName.EndsWith("-regional", StringComparison.Ordinal))
            .OrderBy(region => region.PartitionName == "aws" ? 0 : 1)
            .ThenBy(region => region.SystemName, StringComparer.Ordinal)
            .Select(region => new CompletionResult(region.SystemName, region.SystemName, CompletionResultType.ParameterValue, region.DisplayName));
    }
}
