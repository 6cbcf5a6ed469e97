namespace CrossAcctSync.Host;

/// <summary>The exit codes that the host itself gives, which are those of pwsh.</summary>
internal static class ExitCodes
{
    internal const int Success = 0;

    /// <summary>An error ended the script, or the last command of <c>-Command</c> failed.</summary>
    internal const int Failure = 1;

    /// <summary>The arguments of the host are wrong.</summary>
    internal const int Usage = 64;

    /// <summary>The engine or a module could not be started.</summary>
    internal const int Startup = 70;

    /// <summary>The user interrupted the script: 128 and the number of SIGINT.</summary>
    internal const int Interrupted = 130;
}
