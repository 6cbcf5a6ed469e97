using System;
using System.Diagnostics.CodeAnalysis;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Arns;

/// <summary>
/// The ARN of an IAM role: <c>arn:partition:iam::account-id:role/path/name</c>. Only a well-formed one can exist
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
/// </summary>
public sealed class RoleArn : IEquatable<RoleArn>
{
    private const string ServiceLinkedPath = "/aws-service-role/";

    private static readonly char[] PolicySpecials = { '*', '?', '$', '{' };

    private readonly string _text;

    private RoleArn(string text, Arn arn, string path, string name)
    {
        _text = text;
        Partition = arn.Partition;
        AccountId = arn.AccountId;
        Path = path;
        Name = name;
    }

    /// <summary>The partition, for example <c>aws</c>.</summary>
    public string Partition { get; }

    /// <summary>The account, twelve digits.</summary>
    public string AccountId { get; }

    /// <summary>The path, with a slash at both ends; <c>/</c> for most roles.</summary>
    public string Path { get; }

    /// <summary>The name, 1 to 64 characters.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether only a service can use the role: nobody else can be trusted by it, and its policies cannot be changed
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html).
    /// </summary>
    public bool IsServiceLinked => Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal);

    /// <summary>
    /// Whether a <c>Principal</c> can name the role. A path may hold <c>*</c>, <c>?</c> and <c>$</c>, which a Resource can
    /// escape; a Principal knows neither wildcards within an ARN nor escapes
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
    /// </summary>
    public bool CanBePrincipal => Path.IndexOfAny(PolicySpecials) < 0;

    /// <summary>The ARN as a <c>Resource</c> that matches this role and no other.</summary>
    public string ToPolicyText() => TextPattern.Of(_text).ToPolicyText();

    /// <summary>Reads a role's ARN.</summary>
    /// <exception cref="FormatException">The text is no role ARN; the message says why.</exception>
    public static RoleArn Parse(string text) =>
        TryParse(text, out RoleArn? role, out string? reason) ? role : throw new FormatException(reason);

    /// <summary>Reads a role's ARN, or says in one sentence why the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RoleArn? role, [NotNullWhen(false)] out string? reason)
    {
        role = null;
        if (!Arn.TryParse(text, out Arn? arn, out reason))
        {
            return false;
        }

        if (arn.Service == "sts" && arn.Resource.StartsWith("assumed-role/", StringComparison.Ordinal))
        {
            reason = $"'{text}' is a role's session; the role itself was expected: arn:{arn.Partition}:iam::{arn.AccountId}:role/{arn.Resource.Split('/')[1]}.";
            return false;
        }

        if (arn.Service != "iam" || arn.Region.Length > 0 || !arn.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            reason = $"'{text}' is no role ARN: arn:{arn.Partition}:iam::account-id:role/name was expected.";
            return false;
        }

        if (!Partitions.IsKnown(arn.Partition))
        {
            reason = $"'{text}' names the partition '{arn.Partition}', which AWS does not have.";
            return false;
        }

        if (!Arns.AccountId.IsValid(arn.AccountId))
        {
            reason = $"'{text}' is no role ARN: its account id '{arn.AccountId}' is not twelve digits.";
            return false;
        }

        int slash = arn.Resource.LastIndexOf('/');
        string path = arn.Resource.Substring(4, slash - 3);
        string name = arn.Resource.Substring(slash + 1);
        if (!IsName(name) || !IsPath(path))
        {
            reason = $"'{text}' is no role ARN: a role's name has 1 to 64 letters, digits and characters of _+=,.@- (path up to 512).";
            return false;
        }

        if (path.Contains("/../") || path.Contains("/./"))
        {
            reason = $"'{text}' is no role ARN: its path has a step of dots, which no role has.";
            return false;
        }

        reason = null;
        role = new RoleArn(text!, arn, path, name);
        return true;
    }

    private static bool IsName(string name)
    {
        foreach (char current in name)
        {
            if (current is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '+' or '=' or ',' or '.' or '@' or '-'))
            {
                return false;
            }
        }

        return name.Length is >= 1 and <= 64;
    }

    /// <summary>A slash, or printable characters between two slashes.</summary>
    private static bool IsPath(string path)
    {
        foreach (char current in path)
        {
            if (current is < '\x21' or > '\x7E')
            {
                return false;
            }
        }

        // Both ends are slashes already: the path was cut out there.
        return path.Length is 1 or (>= 3 and <= 512);
    }

    /// <inheritdoc />
    public override string ToString() => _text;

    /// <inheritdoc />
    public bool Equals(RoleArn? other) => other is not null && _text == other._text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RoleArn);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
