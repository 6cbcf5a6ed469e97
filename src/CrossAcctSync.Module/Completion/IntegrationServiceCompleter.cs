using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the names of services that the catalogue has.</summary>
public sealed class IntegrationServiceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return IntegrationCatalogue.Default.Integrations
            .Select(integration => integration.Service)
            .Distinct(StringComparer.Ordinal)
            .Where(service => service.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(service => service, StringComparer.Ordinal)
            .Select(service => new CompletionResult(service.IndexOf(' ') < 0 ? service : $"'{service}'", service, CompletionResultType.ParameterValue, service));
    }
}
