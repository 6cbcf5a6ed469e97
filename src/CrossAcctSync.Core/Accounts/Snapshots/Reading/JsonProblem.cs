using System;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>What is wrong with a text that is not JSON, in a sentence for people.</summary>
internal static class JsonProblem
{
    /// <param name="exception">What the reader said.</param>
    /// <param name="place">The place in bytes, in brackets.</param>
    public static string Describe(Exception exception, string place)
    {
        string message = exception.Message;
        int ownPlace = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        message = ownPlace < 0 ? message : message.Substring(0, ownPlace);
        return $"This is not JSON: {message} {place}";
    }

    /// <summary>The text ended within a value.</summary>
    public static string CutOff(string place) => $"The text ends in the middle of a value {place}; the file is cut off, and the rest of the value was expected.";
}
