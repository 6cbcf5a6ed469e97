namespace CrossAcctSync.Host.Terminal;

/// <summary>Decides whether a stream gets colour.</summary>
internal static class ColorPolicy
{
    /// <summary>Decides for one stream.</summary>
    /// <param name="isRedirected">Whether the stream goes to a file or a pipe.</param>
    /// <param name="noColor">The value of the variable NO_COLOR (https://no-color.org).</param>
    /// <param name="term">The value of the variable TERM.</param>
    internal static bool Allows(bool isRedirected, string? noColor, string? term) =>
        !isRedirected && string.IsNullOrEmpty(noColor) && term != "dumb";
}
