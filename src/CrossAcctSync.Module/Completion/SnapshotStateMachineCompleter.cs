using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the state machines of the snapshot that -SnapshotPath names, by any part of their ARNs.</summary>
public sealed class SnapshotStateMachineCompleter : IArgumentCompleter
{
    // Reading more definitions than this would keep the user waiting.
    private const int Most = 2_000;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return BoundSnapshot.Open(fakeBoundParameters, commandAst)?.StateMachines()
            .Take(Most)
            .Select(result => result.Definition?.Arn)
            .OfType<StateMachineArn>()
            .Where(machine => machine.ToString().IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(machine => machine.Name, StringComparer.Ordinal)
            .Select(machine => new CompletionResult($"'{machine}'", machine.Name, CompletionResultType.ParameterValue, machine.ToString()))
            ?? Enumerable.Empty<CompletionResult>();
    }
}
