using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>What reading all files below a folder came to.</summary>
/// <param name="Results">What was found, file by file in their order.</param>
/// <param name="FilesRead">How many files were looked at.</param>
/// <param name="FilesWithStateMachines">How many of them hold a state machine that was read, or belong to one.</param>
/// <param name="FilesUnreadable">Those that could not be read, or look as if they held a state machine and give none.</param>
public sealed record FolderReading(IReadOnlyList<DefinitionResult> Results, int FilesRead, int FilesWithStateMachines, IReadOnlyList<string> FilesUnreadable)
{
    private const int MostNamed = 5;

    /// <summary>The same in a sentence.</summary>
    public string Summary(string folder)
    {
        string counts = $"{folder}: {FilesRead} files were read, and {FilesWithStateMachines} of them hold state machines or belong to one.";
        return FilesUnreadable.Count == 0 ? counts : $"{counts} Not read: {NameList.Of(FilesUnreadable, MostNamed)}.";
    }
}
