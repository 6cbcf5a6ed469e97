using System;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>
/// What a Bedrock model id names: a foundation model, an inference profile of several regions, or a resource of the
/// account by its ARN (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html).
/// </summary>
internal static class BedrockForms
{
    // https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
    private static readonly string[] Geographies = { "us.", "us-gov.", "eu.", "apac.", "jp.", "au.", "ca.", "sa.", "me.", "af.", "il.", "in.", "mx.", "global." };

    private const string ProfileKind = "inference-profile/";
    private const string ApplicationProfileKind = "application-inference-profile/";

    public static NamedValue? FoundationModel(string value, TemplateField field, ITaskArguments arguments)
    {
        if (value.StartsWith("arn:", StringComparison.Ordinal) && !HoledText.HasHole(value))
        {
            NamedValue name = ValueForms.ReadName(value, "bedrock", "foundation-model/");
            return name.IsUnexpected ? null : name;
        }

        if (value.StartsWith("arn:", StringComparison.Ordinal))
        {
            return IsKind(value, "foundation-model/") || !IsOtherKind(value) ? ValueForms.ReadName(value, "bedrock", "foundation-model/") : null;
        }

        return HasGeography(value) ? null : ValueForms.ReadName(value, "bedrock", "foundation-model/");
    }

    public static NamedValue? ModelArn(string value, TemplateField field, ITaskArguments arguments) =>
        value.StartsWith("arn:", StringComparison.Ordinal) && field.OwnPrefix is { } kind && IsKind(value, kind)
            ? ValueForms.ReadName(value, "bedrock", kind)
            : null;

    public static NamedValue? InferenceProfileId(string value, TemplateField field, ITaskArguments arguments) =>
        HasGeography(value) ? new NamedValue(value) : null;

    public static NamedValue? InferenceProfileName(string value, TemplateField field, ITaskArguments arguments) =>
        HasGeography(value) ? new NamedValue(value) : IsKind(value, ProfileKind) ? ValueForms.ReadName(value, "bedrock", ProfileKind) : null;

    /// <summary>
    /// The foundation model that a profile calls in the profile's regions: its id without the geography
    /// (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html). The profile of an
    /// application does not show its model.
    /// </summary>
    public static NamedValue? InferenceProfileModel(string value, TemplateField field, ITaskArguments arguments)
    {
        if (InferenceProfileName(value, field, arguments) is { } profile)
        {
            return new NamedValue(HasGeography(profile.Name) ? profile.Name.Substring(profile.Name.IndexOf('.') + 1) : HoledText.AnyText);
        }

        return IsKind(value, ApplicationProfileKind) ? new NamedValue(HoledText.AnyText) : null;
    }

    private static bool HasGeography(string value) => Geographies.Any(geography => value.StartsWith(geography, StringComparison.Ordinal));

    private static bool IsKind(string value, string kind) => value.IndexOf(":" + kind, StringComparison.Ordinal) >= 0;

    private static bool IsOtherKind(string value) => value.IndexOf('/') >= 0;
}
