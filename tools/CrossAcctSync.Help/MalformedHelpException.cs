using System;

namespace CrossAcctSync.Help;

/// <summary>A page of help that does not have the form that platyPS reads.</summary>
internal sealed class MalformedHelpException : Exception
{
    internal MalformedHelpException(int line, string message)
        : base(message) => Line = line;

    /// <summary>Gets the line at fault, counted from one.</summary>
    internal int Line { get; }
}
