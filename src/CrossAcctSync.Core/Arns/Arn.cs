using System;
using System.Diagnostics.CodeAnalysis;

namespace CrossAcctSync.Arns;

/// <summary>
/// An Amazon Resource Name: <c>arn:partition:service:region:account-id:resource</c>
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html). Region and account may be empty;
/// the resource may hold colons and slashes.
/// </summary>
public sealed record Arn
{
    private Arn(string partition, string service, string region, string accountId, string resource)
    {
        Partition = partition;
        Service = service;
        Region = region;
        AccountId = accountId;
        Resource = resource;
    }

    /// <summary>The partition, for example <c>aws</c> or <c>aws-us-gov</c>.</summary>
    public string Partition { get; }

    /// <summary>The service's namespace, for example <c>states</c>.</summary>
    public string Service { get; }

    /// <summary>The region's code, or empty for a global resource.</summary>
    public string Region { get; }

    /// <summary>Twelve digits, <c>aws</c> for a resource that AWS owns, or empty.</summary>
    public string AccountId { get; }

    /// <summary>All that follows the fifth colon.</summary>
    public string Resource { get; }

    /// <summary>Reads an ARN.</summary>
    /// <exception cref="FormatException">The text is no ARN; the message says why.</exception>
    public static Arn Parse(string text) =>
        TryParse(text, out Arn? arn, out string? reason) ? arn : throw new FormatException(reason);

    /// <summary>Reads an ARN, or says in one sentence why the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn, [NotNullWhen(false)] out string? reason)
    {
        arn = null;
        if (string.IsNullOrEmpty(text))
        {
            reason = "An ARN was expected and the text is empty.";
            return false;
        }

        if (ArnParts.Of(text!) is not { } parts)
        {
            reason = $"'{text}' is no ARN: arn:partition:service:region:account-id:resource was expected.";
            return false;
        }

        if (parts.Partition.Length == 0 || parts.Service.Length == 0 || parts.Resource.Length == 0)
        {
            reason = $"'{text}' is no ARN: its {(parts.Partition.Length == 0 ? "partition" : parts.Service.Length == 0 ? "service" : "resource")} is empty.";
            return false;
        }

        reason = null;
        arn = new Arn(parts.Partition, parts.Service, parts.Region, parts.AccountId, parts.Resource);
        return true;
    }

    /// <summary>Makes an ARN of its parts.</summary>
    public static Arn Of(string partition, string service, string region, string accountId, string resource) =>
        new(partition, service, region, accountId, resource);

    /// <inheritdoc />
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
