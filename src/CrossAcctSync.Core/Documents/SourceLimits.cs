namespace CrossAcctSync.Documents;

/// <summary>Bounds on what is read, so that no text can exhaust memory or the stack.</summary>
/// <param name="MaxBytes">The largest text, in bytes of UTF-8.</param>
/// <param name="MaxDepth">The deepest nesting of objects and arrays.</param>
/// <param name="MaxNodes">The most values, counted after YAML aliases are expanded.</param>
/// <param name="MaxRepeated">The most values that YAML aliases repeat.</param>
public sealed record SourceLimits(int MaxBytes, int MaxDepth, int MaxNodes, int MaxRepeated = 250_000)
{
    /// <summary>
    /// Far above the largest legal definition (1 MB, https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html)
    /// and the largest template (1 MB, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
    /// </summary>
    public static SourceLimits Default { get; } = new(64 * 1024 * 1024, 512, 8_000_000);
}
