using CrossAcctSync.Findings;

namespace CrossAcctSync.RollOut;

/// <summary>A file that an earlier run wrote and the present one does not make. Immutable.</summary>
/// <param name="FileName">Its name from the folder, with forward slashes.</param>
/// <param name="Path">The file.</param>
/// <param name="IsEdited">Whether it is no longer as it was written.</param>
public sealed record TemplateLeftover(string FileName, string Path, bool IsEdited)
{
    /// <summary>What to know of it, and what to do.</summary>
    public Finding Finding => IsEdited
        ? new Finding(
            RollOutRules.FileLeftOverEdited,
            $"'{Path}' was made by an earlier run and changed since, and none of these requirements needs it.",
            "Take down what was deployed from it, and then delete it, or remove it with -Prune -Force.")
        : new Finding(
            RollOutRules.FileLeftOver,
            $"'{Path}' was made by an earlier run, and none of these requirements needs it.",
            "Take down what was deployed from it, and then remove it with -Prune.");
}
