using System.Globalization;
using System.Text;
using CrossAcctSync.Access;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Diagnosis.Text;

/// <summary>A failure in some lines: what failed, on what the verdict rests, and the fix.</summary>
public static class FailureText
{
    /// <summary>Writes a failure.</summary>
    public static string Write(SyncRunFailure failure)
    {
        var text = new StringBuilder();
        text.Append(Word(failure.Verdict)).Append("  ").Append(failure.Cause).Append(": ").Append(VisibleText.Of(failure.StatePath ?? failure.StateMachineName ?? failure.EventType ?? "the text"));
        if (failure.TargetRoleArn is { } target)
        {
            text.Append(" -> ").Append(VisibleText.Of(target));
        }

        text.Append('\n').Append('\n');
        Line(text, "execution", failure.ExecutionArns.Count > 1 ? $"{failure.ExecutionArns[0]} and {failure.ExecutionArns.Count - 1} more" : failure.ExecutionArn);
        Line(text, "started by", failure.ParentExecutionArn);
        Line(text, "since", failure.ExecutionArns.Count > 1 && failure.FirstTime is { } first ? first.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null);
        Line(text, "event", Event(failure));
        Line(text, "error", failure.Error);
        Line(text, "message", failure.Message);
        Line(text, "source role", failure.SourceRoleArn);
        Line(text, "ExternalId", failure.ExternalId);
        Line(text, "denied", Denied(failure));
        text.Append("  ").Append(VisibleText.Of(failure.Reason));
        foreach (AccessCheck check in failure.Checks)
        {
            text.Append('\n').Append("  ").Append(check.Leg.ToString().ToLowerInvariant()).Append(": ").Append(VisibleText.Of(check.Name));
            text.Append('\n').Append("    ").Append(VisibleText.Of(check.Reason));
            if (check.RecommendedAction is not null)
            {
                Fix(text, "    ", VisibleText.Of(check.RecommendedAction), failure.Checks.Count == 1 ? failure.StatementToAdd : check.StatementToAdd);
            }
        }

        if (failure.Checks.Count == 0 && failure.RecommendedAction is { } action)
        {
            Fix(text, "  ", action, failure.StatementToAdd);
        }

        return text.ToString();
    }

    private static void Fix(StringBuilder text, string indent, string action, PolicyStatement? statement)
    {
        text.Append('\n').Append(indent).Append("fix: ").Append(VisibleText.Of(action));
        foreach (string line in statement is null ? System.Array.Empty<string>() : PolicyWriter.Write(statement, indented: true).Split('\n'))
        {
            text.Append('\n').Append(indent).Append("  + ").Append(VisibleText.Of(line));
        }
    }

    private static string Word(SyncFailureVerdict verdict) => verdict switch
    {
        SyncFailureVerdict.Denied => "DENIED",
        SyncFailureVerdict.AllowedNow => "ALLOWED NOW",
        SyncFailureVerdict.NotAccess => "NOT ACCESS",
        _ => "UNDETERMINED",
    };

    private static string? Event(SyncRunFailure failure)
    {
        if (failure.EventId is null)
        {
            return null;
        }

        string time = failure.Time is { } at ? ", " + at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : string.Empty;
        string often = failure.Attempts > 1 ? $", the last of {failure.Attempts} attempts" : string.Empty;
        return $"{failure.EventId} {failure.EventType}{time}{often}{(failure.EndedExecution == false ? ", did not end the execution" : string.Empty)}";
    }

    private static string? Denied(SyncRunFailure failure) => failure.Action is null
        ? null
        : failure.Action + (failure.Resource is { } resource ? " on " + resource : string.Empty) + (failure.Layer is { } layer ? $", by AWS's message: {layer}" : string.Empty);

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append("  ").Append(name).Append(": ").Append(VisibleText.Of(value)).Append('\n');
        }
    }
}
