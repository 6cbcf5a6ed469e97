using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the Resource of a task, also from its part behind the last triple colon.</summary>
public sealed class IntegrationResourceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return IntegrationCatalogue.Default.Integrations
            .Where(integration => integration.Resource.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || (word.Length > 0 && integration.Resource.IndexOf(":::" + word, StringComparison.OrdinalIgnoreCase) >= 0))
            .Select(integration => new CompletionResult(integration.Resource, integration.Resource, CompletionResultType.ParameterValue, $"{integration.Service} ({integration.Pattern})"));
    }
}
