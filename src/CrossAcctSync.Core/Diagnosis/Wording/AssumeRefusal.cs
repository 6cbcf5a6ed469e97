using System;
using System.Text.RegularExpressions;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Diagnosis.Wording;

/// <summary>
/// The one line that Step Functions writes when it cannot assume the role of a task: <c>The role … is not authorized to assume
/// the task state's role, ….</c>
/// </summary>
/// <param name="Source">The execution role.</param>
/// <param name="Target">The role of the task's credentials.</param>
internal sealed record AssumeRefusal(RoleArn? Source, RoleArn? Target)
{
    // As recorded of AWS in November 2024: localstack/localstack, tests/aws/services/stepfunctions/v2/assign/test_assign_reference_variables.snapshot.json.
    private static readonly Regex Line = new(
        @"^\s*The role (?<source>\S{1,2048}) is not authorized to assume the task state's role, (?<target>\S{1,2048}?)\.?\s*$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>Reads the line; null when the text is another.</summary>
    public static AssumeRefusal? Of(string? text)
    {
        Match line = Line.Match(text ?? string.Empty);
        return line.Success ? new AssumeRefusal(RoleOf(line.Groups["source"].Value), RoleOf(line.Groups["target"].Value)) : null;
    }

    private static RoleArn? RoleOf(string text) => RoleArn.TryParse(text, out RoleArn? role, out _) ? role : null;
}
