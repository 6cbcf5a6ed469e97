using System;
using System.Linq;
using CrossAcctSync.Reports.Annotations;

namespace CrossAcctSync.Module.Running;

/// <summary>What the session runs in. The one place where the module reads the environment for that.</summary>
internal static class Surroundings
{
    /// <summary>Gets the build agent.</summary>
    public static BuildAgent Agent => BuildAgent.Of(Environment.GetEnvironmentVariable);

    /// <summary>
    /// Gets whether somebody sits at the session, to answer questions and to look at progress: not on a build agent, not
    /// in a service, and not where the shell was started with -NonInteractive.
    /// </summary>
    public static bool IsInteractive => Agent.Kind == BuildAgentKind.None && Environment.UserInteractive && !IsStartedNonInteractive;

    // Both shells take any unambiguous beginning of the word.
    private static bool IsStartedNonInteractive => Environment.GetCommandLineArgs()
        .Any(argument => argument.Length >= 5 && "-NonInteractive".StartsWith(argument, StringComparison.OrdinalIgnoreCase));
}
