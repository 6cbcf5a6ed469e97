using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Requirements;

/// <summary>A task that runs with a role of its own.</summary>
/// <param name="StatePath">The state, for example <c>ProcessOrders / Map:Lines / RunGlue</c>.</param>
/// <param name="Resource">The task's <c>Resource</c> as written; <c>*</c> stands for what a placeholder hides.</param>
/// <param name="Service">The called service, or null for an unknown integration.</param>
/// <param name="Pattern">How the task waits, or null for an unknown integration.</param>
/// <param name="Location">Where the state stands.</param>
public sealed record SyncTask(string StatePath, string Resource, string? Service, string? Pattern, SourceLocation Location)
{
    /// <summary>The state, for example <c>ProcessOrders / Map:Lines / RunGlue</c>.</summary>
    public string StatePath { get; internal init; } = StatePath;

    /// <summary>The task's <c>Resource</c> as written; <c>*</c> stands for what a placeholder hides.</summary>
    public string Resource { get; internal init; } = Resource;

    /// <summary>The called service, or null for an unknown integration.</summary>
    public string? Service { get; internal init; } = Service;

    /// <summary>How the task waits, or null for an unknown integration.</summary>
    public string? Pattern { get; internal init; } = Pattern;

    /// <summary>Where the state stands.</summary>
    public SourceLocation Location { get; internal init; } = Location;

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{StatePath} ({Resource})");
}
