using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the roles that AWS makes in the accounts of an organization for those who administer it.</summary>
public sealed class AssumeRoleNameCompleter : IArgumentCompleter
{
    private static readonly (string Name, string Origin)[] Known =
    {
        ("OrganizationAccountAccessRole", "Made by AWS Organizations in the accounts that it creates"),
        ("AWSControlTowerExecution", "Made by AWS Control Tower in the accounts that it governs"),
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Known
            .Where(role => role.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(role => new CompletionResult(role.Name, role.Name, CompletionResultType.ParameterValue, role.Origin));
    }
}
