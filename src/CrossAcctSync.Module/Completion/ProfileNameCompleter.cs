using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sessions.Profiles;

namespace CrossAcctSync.Module.Completion;

/// <summary>Completes the names of profiles in the local files. Nothing is asked of AWS.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Names(fakeBoundParameters?["ProfileLocation"] as string)
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name => new CompletionResult(name.IndexOf(' ') < 0 ? name : $"'{name}'", name, CompletionResultType.ParameterValue, name));
    }

    private static IEnumerable<string> Names(string? location)
    {
        try
        {
            return new SharedProfiles(location, Environment.GetEnvironmentVariable).Names.Union(new CredentialProfileStoreChain(location).ListProfiles().Select(profile => profile.Name), StringComparer.Ordinal).ToArray();
        }
        catch (Exception exception) when (exception is CredentialException or AmazonClientException or System.IO.IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A damaged file is told of when a profile of it is used; the Tab key stays silent.
            return Array.Empty<string>();
        }
    }
}
