using System;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Diagnosis.Wording;

/// <summary>What names of errors and texts tell of, beside the sentences that name an action.</summary>
internal static class FailureWords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Quota = new(
        @"Throttl|TooManyRequests|LimitExceeded|ServiceQuotaExceeded|ConcurrentRunsExceeded|ThroughputExceeded|SlowDown$|States\.DataLimitExceeded",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience);

    private static readonly Regex QuotaText = new(
        @"\bRate exceeded\b|\breached the maximum number of history events\b|\bsize exceeding the maximum number of bytes\b|\bservice quota\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience);

    private static readonly Regex Denied = new(
        @"(?:^|\.)(?:AccessDenied(?:Exception)?|UnauthorizedOperation|AuthorizationError(?:Exception)?|States\.Permissions)$|^States\.Permissions$",
        RegexOptions.CultureInvariant,
        Patience);

    // S3, and what EC2 encodes (https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html).
    private static readonly Regex DeniedText = new(
        @"^Access ?Denied(?:\b|$)|\bEncoded authorization failure message\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience);

    private static readonly Regex Definition = new(
        @"\bSCHEMA_VALIDATION_FAILED\b|\bInvalidDefinition\b|\bInvalid State Machine Definition\b",
        RegexOptions.CultureInvariant,
        Patience);

    private static readonly Regex Place = new(@"\bat (?<place>/States(?:/[^\s'/,]+)+)", RegexOptions.CultureInvariant, Patience);

    // What AWS answers to a call that it let through to the service: what is asked for is not there, not right or not free.
    private static readonly Regex Other = new(
        @"NotFound|NoSuch|DoesNotExist|AlreadyExists|Validation|InvalidParameter|InvalidInput|InvalidRequest|InvalidState|InvalidToken|MissingParameter|BadRequest|Conflict|ResourceInUse|ConditionalCheckFailed|InternalServ|InternalFailure|ServiceUnavailable|SdkClient|^States\.(?:Timeout|HeartbeatTimeout|Runtime|QueryEvaluationError|ParameterPathFailure|ResultPathMatchFailure|IntrinsicFailure|NoChoiceMatched|BranchFailed|ItemReaderFailed|ResultWriterFailed|ExceedToleratedFailureThreshold)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience);

    private static readonly Regex Access = new(
        @"not authori[sz]ed|unauthori[sz]ed|access ?denied|forbidden|permission|authoriz|credential|security token|assume|\b403\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience);

    /// <summary>Whether a quota is used up, or calls come too fast.</summary>
    public static bool IsQuota(string? error, string? text) => Matches(Quota, error) || Matches(QuotaText, text);

    /// <summary>Whether a call was denied, of which the text names no action.</summary>
    public static bool IsDenied(string? error, string? text) => Matches(Denied, error) || Matches(DeniedText, text);

    /// <summary>Whether AWS refuses a definition.</summary>
    public static bool IsDefinition(string? error, string? text) => Matches(Definition, text) || Matches(Definition, error);

    /// <summary>The place in a refused definition, for example <c>/States/Load/Credentials</c>; null when the text names none.</summary>
    public static string? PlaceOf(string? text)
    {
        Match place = Place.Match(text ?? string.Empty);
        return place.Success ? place.Groups["place"].Value : null;
    }

    /// <summary>
    /// Whether Step Functions may not assume the execution role: <c>Neither the global service principal states.amazonaws.com,
    /// nor the regional one is authorized to assume the provided role.</c>
    /// (aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions, Constants.java).
    /// </summary>
    public static bool IsExecutionRole(string? text) =>
        text is not null && text.IndexOf("Neither the global service principal states.", StringComparison.Ordinal) >= 0 && text.IndexOf("authorized to assume the provided role", StringComparison.Ordinal) >= 0;

    /// <summary>
    /// Whether the execution role may not make the EventBridge rule of a <c>.sync</c> task without credentials (the same source).
    /// </summary>
    public static bool IsManagedRule(string? text) => text is not null && text.IndexOf("is not authorized to create managed-rule", StringComparison.Ordinal) >= 0;

    /// <summary>Whether an error is known to be about something else than access: by its name, and with no word of access in its text.</summary>
    public static bool IsOther(string? error, string? text) => Matches(Other, error) && !Matches(Access, error) && !Matches(Access, text);

    private static bool Matches(Regex words, string? text)
    {
        if (string.IsNullOrEmpty(text) || text!.Length > 64 * 1024)
        {
            return false;
        }

        try
        {
            return words.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
