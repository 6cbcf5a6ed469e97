using System;
using System.Management.Automation;

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
    /// <summary>Turns the failure into the record that PowerShell reports.</summary>
    internal ErrorRecord ToErrorRecord()
    {
        Exception exception = Category switch
        {
            ErrorCategory.InvalidArgument => new ArgumentException(Message, Cause),
            ErrorCategory.PermissionDenied => new UnauthorizedAccessException(Message, Cause),
            _ => new InvalidOperationException(Message, Cause),
        };
        var record = new ErrorRecord(exception, Id, Category, Target);
        if (RecommendedAction is not null)
        {
            record.ErrorDetails = new ErrorDetails(Message) { RecommendedAction = RecommendedAction };
        }

        return record;
    }
}
