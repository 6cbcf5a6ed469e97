using System;
using System.Management.Automation;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Module.Commands;

/// <summary>A failure that a user can act on, before it becomes an error record.</summary>
/// <param name="Id">A stable identifier in Pascal case: scripts compare <c>FullyQualifiedErrorId</c> with it.</param>
/// <param name="Category">The category by which PowerShell groups errors.</param>
/// <param name="Message">One sentence that names what is wrong.</param>
/// <param name="Target">The input at fault.</param>
/// <param name="RecommendedAction">What to do about it, when that is known.</param>
/// <param name="Cause">The exception behind the failure, if there is one.</param>
internal sealed record Failure(
    string Id,
    ErrorCategory Category,
    string Message,
    object? Target,
    string? RecommendedAction = null,
    Exception? Cause = null)
{
    /// <summary>
    /// What happened and what to do. PowerShell shows a recommended action in ConciseView alone: NormalView, Get-Error's
    /// message, <c>"$_"</c> and logs have nothing but the message.
    /// </summary>
    private string Whole => RecommendedAction is null ? Message : $"{Message} {RecommendedAction}";

    /// <summary>Gets the host that answered nothing; null when that is not the reason. One host is one error.</summary>
    public string? SilentHost { get; init; }

    /// <summary>Turns the failure into the record that PowerShell reports.</summary>
    internal ErrorRecord ToErrorRecord()
    {
        string whole = VisibleText.Of(Whole);
        Exception exception = Category switch
        {
            ErrorCategory.InvalidArgument => new ArgumentException(whole, Cause),
            ErrorCategory.PermissionDenied => new UnauthorizedAccessException(whole, Cause),
            _ => new InvalidOperationException(whole, Cause),
        };
        var record = new ErrorRecord(exception, Id, Category, Target);
        // A view of errors shows the target's text.
        record.CategoryInfo.TargetName = VisibleText.Of(record.CategoryInfo.TargetName);
        if (RecommendedAction is not null)
        {
            record.ErrorDetails = new ErrorDetails(whole) { RecommendedAction = VisibleText.Of(RecommendedAction) };
        }

        return record;
    }
}
