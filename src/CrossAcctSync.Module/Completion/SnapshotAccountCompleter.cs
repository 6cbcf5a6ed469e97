using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the accounts of the snapshot that -SnapshotPath names.</summary>
public sealed class SnapshotAccountCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return BoundSnapshot.Open(fakeBoundParameters, commandAst)?.Accounts
            .Select(account => account.AccountId)
            .Where(account => account.StartsWith(word, StringComparison.Ordinal))
            .Select(account => new CompletionResult($"'{account}'", account, CompletionResultType.ParameterValue, account))
            ?? Enumerable.Empty<CompletionResult>();
    }
}
