using System;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Diagnosis.Wording;

/// <summary>
/// What AWS's message of a denial names: <c>User: … is not authorized to perform: action on resource: arn because no
/// identity-based policy allows the action action</c>, or <c>with an explicit deny in a … policy</c>
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html#access-denied-error-examples).
/// Services leave parts out; what is left out is null.
/// </summary>
/// <param name="Principal">The ARN of who was refused, or null.</param>
/// <param name="Action">The action in the message's spelling.</param>
/// <param name="Resource">The resource as the message writes it, or null.</param>
/// <param name="Layer">The kind of policy, or null.</param>
/// <param name="IsExplicit">Whether a <c>Deny</c> statement is named.</param>
internal sealed record DenialText(string? Principal, string Action, string? Resource, DenialLayer? Layer, bool IsExplicit)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Space = new(@"\s+", RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Sentence = new(
        @"(?:(?:\bUser:? ?)?(?<who>arn:[^\s,;]+)|\bYou|\bUser(?::? ?(?!arn:)[^\s]+)?) (?:is|are) not authorized to perform:? ?[\[(]?(?<action>[A-Za-z0-9][A-Za-z0-9-]{0,63}:[A-Za-z0-9*]{1,128})[\])]?(?<rest>.*)$",
        RegexOptions.CultureInvariant,
        Patience);

    private static readonly Regex OnResource = new(
        @"^ on (?:the )?resources?:? (?<resource>.+?)(?= because no | with an explicit deny|,? \(?Service: | status code: |; |\. |\.?$)",
        RegexOptions.CultureInvariant,
        Patience);

    private static readonly Regex NoPolicy = new(@" because no (?<layer>[A-Za-z -]{1,40}?) allows the (?<action>[A-Za-z0-9-]+:[A-Za-z0-9*]+) action", RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Explicit = new(@" with an explicit deny(?: in (?:an?|the) (?<layer>[A-Za-z -]{1,40}?policy|permissions boundary)\b(?<through> transitively through an? (?<layer2>[A-Za-z -]{1,40}?policy))?)?", RegexOptions.CultureInvariant, Patience);

    /// <summary>Reads a message; null when it is of another form.</summary>
    public static DenialText? Of(string? text)
    {
        if (string.IsNullOrEmpty(text) || text!.Length > 64 * 1024)
        {
            return null;
        }

        try
        {
            return Read(Space.Replace(text, " ").Trim());
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static DenialText? Read(string line)
    {
        Match sentence = Sentence.Match(line);
        if (!sentence.Success)
        {
            return null;
        }

        string rest = sentence.Groups["rest"].Value;
        MatchCollection implied = NoPolicy.Matches(rest);
        MatchCollection denied = Explicit.Matches(rest);
        Match resource = OnResource.Match(rest);
        string? who = sentence.Groups["who"].Success ? sentence.Groups["who"].Value : null;
        string action = sentence.Groups["action"].Value;
        // A name can hold any words, those of such a message too: where they stand more than once, nobody knows which are AWS's.
        if (implied.Count + denied.Count > 1)
        {
            return new DenialText(who, action, null, null, false);
        }

        string? named = !resource.Success ? null : Unquoted(resource.Groups["resource"].Value);
        if (denied.Count == 1)
        {
            Group through = denied[0].Groups["layer2"];
            return new DenialText(who, action, named, LayerOf((through.Success ? through : denied[0].Groups["layer"]).Value), true);
        }

        return new DenialText(who, action, named, implied.Count == 1 ? LayerOf(implied[0].Groups["layer"].Value) : null, false);
    }

    private static string? Unquoted(string resource)
    {
        string bare = resource.Trim().Trim('"', '\'').TrimEnd('.');
        return bare == "*" || bare.StartsWith("arn:", StringComparison.Ordinal) ? bare : null;
    }

    private static DenialLayer? LayerOf(string words)
    {
        string name = words.Trim().ToLowerInvariant();
        name = name.EndsWith(" policy", StringComparison.Ordinal) ? name.Substring(0, name.Length - 7) : name;
        return name switch
        {
            "identity-based" => DenialLayer.IdentityPolicy,
            "resource-based" => DenialLayer.ResourcePolicy,
            "role trust" => DenialLayer.RoleTrustPolicy,
            "permissions boundary" => DenialLayer.PermissionsBoundary,
            "service control" => DenialLayer.ServiceControlPolicy,
            "resource control" => DenialLayer.ResourceControlPolicy,
            "session" or "sessions" => DenialLayer.SessionPolicy,
            "vpc endpoint" => DenialLayer.VpcEndpointPolicy,
            _ => null,
        };
    }
}
