using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes actions: first the prefixes that the catalogue's integrations need, then the names that IAM knows of one.</summary>
public sealed class ActionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        int colon = word.IndexOf(':');
        IEnumerable<string> actions = colon < 0
            ? Prefixes().Select(prefix => prefix + ":*")
            : IntegrationCatalogue.ActionsOf(word.Substring(0, colon));
        return actions
            .Where(action => action.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(action => new CompletionResult(action, action, CompletionResultType.ParameterValue, action));
    }

    private static IEnumerable<string> Prefixes() => IntegrationCatalogue.Default.Integrations
        .SelectMany(integration => integration.Statements)
        .SelectMany(statement => statement.Actions)
        .Select(action => action.Name.Substring(0, action.Name.IndexOf(':')))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(prefix => prefix, StringComparer.Ordinal);
}
