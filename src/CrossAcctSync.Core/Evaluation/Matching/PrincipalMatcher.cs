using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>
/// A <c>Principal</c> or <c>NotPrincipal</c> (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
/// and https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html). Wildcards stand
/// only for the whole: "You cannot use a wildcard to match part of a principal name or ARN."
/// </summary>
internal sealed class PrincipalMatcher
{
    private readonly bool _isEveryone;
    private readonly bool _isAwsWildcard;
    private readonly List<string> _accounts = new();
    private readonly List<string> _names = new();
    private readonly List<string> _sessions = new();
    private readonly List<string> _services = new();
    private readonly List<string> _providers = new();

    public PrincipalMatcher(PrincipalElement element)
    {
        IsNegated = element.IsNegated;
        IsMalformed = element.Principals.Count == 0;
        foreach (PolicyPrincipal principal in element.Principals)
        {
            string value = principal.Value;
            bool isWildcard = value == "*";
            bool hasWildcard = value.IndexOf('*') >= 0 || value.IndexOf('?') >= 0;
            switch (principal.Kind)
            {
                case PrincipalKind.Everyone:
                    _isEveryone = true;
                    break;
                case PrincipalKind.Aws when isWildcard:
                    _isAwsWildcard = true;
                    break;
                case PrincipalKind.Aws when AccountOf(value) is { } account:
                    _accounts.Add(account);
                    break;
                case PrincipalKind.Aws:
                    IsMalformed |= hasWildcard || value.Length == 0;
                    _names.Add(value);
                    if (value.IndexOf(":assumed-role/", StringComparison.Ordinal) > 0)
                    {
                        _sessions.Add(value);
                    }

                    break;
                case PrincipalKind.Service:
                    IsMalformed |= hasWildcard || value.Length == 0;
                    _services.Add(value);
                    break;
                case PrincipalKind.Federated:
                    IsMalformed |= hasWildcard || value.Length == 0;
                    _providers.Add(value);
                    break;
                default:
                    // S3's canonical users make none of the requests that are evaluated here.
                    break;
            }
        }
    }

    public bool IsNegated { get; }

    public bool IsMalformed { get; }

    /// <summary>The sessions of roles that are named, by their ARNs.</summary>
    public IReadOnlyList<string> Sessions => _sessions;

    public bool HasSessions => _sessions.Count > 0;

    /// <summary>How the listed principals name the principal of an <c>Allow</c>.</summary>
    public GrantKind Grant(RequestPrincipal principal)
    {
        if (_isEveryone || (_isAwsWildcard && principal.Type != PrincipalType.Service))
        {
            return GrantKind.Direct;
        }

        switch (principal.Type)
        {
            case PrincipalType.Anonymous:
                return GrantKind.None;
            case PrincipalType.Service:
                return IsServiceListed(principal) ? GrantKind.Direct : GrantKind.None;
            case PrincipalType.FederatedIdentity:
                return _providers.Contains(principal.Name) ? GrantKind.Direct : GrantKind.None;
        }

        if (_names.Count > 0)
        {
            bool isRole = principal.Type is PrincipalType.Role or PrincipalType.RoleSession;
            if (IsListed(principal.SessionArn) || (!isRole && IsIdentityListed(principal)))
            {
                return GrantKind.Direct;
            }

            if ((isRole && IsIdentityListed(principal)) || IsListed(principal.FederatingUserArn))
            {
                return GrantKind.Role;
            }
        }

        return _accounts.Contains(principal.AccountId!) ? GrantKind.Account : GrantKind.None;
    }

    /// <summary>Whether a <c>Deny</c> bears on the principal.</summary>
    public bool Denies(RequestPrincipal principal, bool hasBoundary) =>
        IsNegated ? !IsExempt(principal, hasBoundary) : _isAwsWildcard || Grant(principal) != GrantKind.None;

    /// <summary>
    /// Whether NotPrincipal spares the principal. "The NotPrincipal element with a Deny effect will always deny any IAM
    /// principal that has a permissions boundary policy attached", and "you must also specify the account ARN of the
    /// not-denied principal"; the account alone spares all of it, unless single principals of it are listed too.
    /// </summary>
    private bool IsExempt(RequestPrincipal principal, bool hasBoundary)
    {
        if (hasBoundary)
        {
            return false;
        }

        if (_isEveryone || _isAwsWildcard)
        {
            return true;
        }

        if (principal.AccountId is null)
        {
            return principal.Type == PrincipalType.Service ? IsServiceListed(principal) : _providers.Contains(principal.Name);
        }

        if (!_accounts.Contains(principal.AccountId))
        {
            return false;
        }

        return IsIdentityListed(principal) || !NamesAnyOf(principal.AccountId);
    }

    private bool NamesAnyOf(string accountId)
    {
        foreach (string name in _names)
        {
            if (name.IndexOf("::" + accountId + ":", StringComparison.Ordinal) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIdentityListed(RequestPrincipal principal) => IsListed(principal.Arn) || IsListed(principal.UniqueId);

    private bool IsListed(string? name) => name is not null && _names.Contains(name);

    private bool IsServiceListed(RequestPrincipal principal)
    {
        foreach (string service in _services)
        {
            if (service == principal.Name)
            {
                return true;
            }

            foreach (string name in principal.ServiceNames)
            {
                if (name == service)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The account of <c>111122223333</c> and of <c>arn:aws:iam::111122223333:root</c>, which mean the same.</summary>
    private static string? AccountOf(string value)
    {
        if (AccountId.IsValid(value))
        {
            return value;
        }

        return value.EndsWith(":root", StringComparison.Ordinal)
            && Arn.TryParse(value, out Arn? arn, out _)
            && arn.Service == "iam" && arn.Resource == "root" && AccountId.IsValid(arn.AccountId)
                ? arn.AccountId
                : null;
    }
}
