using System;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>A context key as a condition or a policy variable names it, ready to be looked up.</summary>
internal sealed class ContextKey
{
    private const string PrincipalTagPrefix = "aws:principaltag/";

    // For a role, the key of the service and the global one say the same
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_ResourceTag).
    private static readonly string[] ResourceTagPrefixes = { "aws:resourcetag/", "iam:resourcetag/" };

    public ContextKey(string name)
    {
        Name = name;
        Lower = name.ToLowerInvariant();
        if (Lower.StartsWith(PrincipalTagPrefix, StringComparison.Ordinal))
        {
            Known = KnownKey.PrincipalTag;
            TagKey = name.Substring(PrincipalTagPrefix.Length);
        }
        else if (Array.Find(ResourceTagPrefixes, prefix => Lower.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
        {
            Known = KnownKey.ResourceTag;
            TagKey = name.Substring(prefix.Length);
        }
        else
        {
            Known = KnownOf(Lower);
        }
    }

    /// <summary>The key as written.</summary>
    public string Name { get; }

    public string Lower { get; }

    public KnownKey Known { get; }

    /// <summary>The tag's key of an <c>aws:PrincipalTag/key</c> or <c>aws:ResourceTag/key</c>.</summary>
    public string? TagKey { get; }

    private static KnownKey KnownOf(string lower) => lower switch
    {
        "aws:principalarn" => KnownKey.PrincipalArn,
        "aws:principalaccount" => KnownKey.PrincipalAccount,
        "aws:principaltype" => KnownKey.PrincipalType,
        "aws:principalorgid" => KnownKey.PrincipalOrgId,
        "aws:principalorgpaths" => KnownKey.PrincipalOrgPaths,
        "aws:principalisawsservice" => KnownKey.PrincipalIsAwsService,
        "aws:principalservicename" => KnownKey.PrincipalServiceName,
        "aws:principalservicenameslist" => KnownKey.PrincipalServiceNamesList,
        "aws:userid" => KnownKey.UserId,
        "aws:username" => KnownKey.UserName,
        "aws:resourceaccount" => KnownKey.ResourceAccount,
        "aws:resourceorgid" => KnownKey.ResourceOrgId,
        "aws:resourceorgpaths" => KnownKey.ResourceOrgPaths,
        "aws:currenttime" => KnownKey.CurrentTime,
        "aws:epochtime" => KnownKey.EpochTime,
        "aws:sourcearn" or "aws:sourceaccount" or "aws:sourceorgid" or "aws:sourceorgpaths" => KnownKey.SourceOfService,
        _ => KnownKey.None,
    };
}
