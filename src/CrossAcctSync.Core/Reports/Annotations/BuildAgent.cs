using System;

namespace CrossAcctSync.Reports.Annotations;

/// <summary>The build agent that a session runs on. Immutable.</summary>
/// <param name="Kind">Which.</param>
/// <param name="SourceFolder">The folder of the checkout, from which the agent takes places in files; null when it is not known.</param>
public sealed record BuildAgent(BuildAgentKind Kind, string? SourceFolder)
{
    /// <summary>No build agent.</summary>
    public static BuildAgent None { get; } = new(BuildAgentKind.None, null);

    /// <summary>Tells the agent by the variables that it sets.</summary>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    /// <remarks>
    /// https://learn.microsoft.com/azure/devops/pipelines/build/variables and
    /// https://docs.github.com/actions/reference/workflows-and-actions/variables.
    /// </remarks>
    public static BuildAgent Of(Func<string, string?> environment)
    {
        _ = environment ?? throw new ArgumentNullException(nameof(environment));
        return IsTrue(environment("TF_BUILD")) ? new BuildAgent(BuildAgentKind.AzurePipelines, environment("BUILD_SOURCESDIRECTORY"))
            : IsTrue(environment("GITHUB_ACTIONS")) ? new BuildAgent(BuildAgentKind.GitHub, environment("GITHUB_WORKSPACE"))
            : None;
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
