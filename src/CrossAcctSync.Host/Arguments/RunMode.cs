namespace CrossAcctSync.Host.Arguments;

/// <summary>What the host is asked to do.</summary>
internal enum RunMode
{
    /// <summary>Run a script file.</summary>
    File,

    /// <summary>Run text given as arguments.</summary>
    Command,

    /// <summary>Run text read from the standard input.</summary>
    StandardInput,

    /// <summary>Print what the host understands.</summary>
    Help,

    /// <summary>Print the version.</summary>
    Version,
}
