using System.Collections.Generic;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>
/// The context keys that follow from the request itself
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and, for the values of each
/// kind of principal, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable).
/// </summary>
internal static class ImpliedContext
{
    public static ContextValue Resolve(ContextKey key, in EvaluationFrame frame)
    {
        AccessRequest request = frame.Request;
        RequestPrincipal principal = request.Principal;
        switch (key.Known)
        {
            case KnownKey.PrincipalArn:
                return IsUnsigned(principal) ? ContextValue.Absent : ContextValue.OfOrUnknown(principal.Arn);
            case KnownKey.PrincipalAccount:
                return principal.Type == PrincipalType.Anonymous ? ContextValue.Of(principal.Name) : ContextValue.OfOrUnknown(principal.AccountId);
            case KnownKey.PrincipalType:
                return ContextValue.OfOrUnknown(TypeName(principal.Type));
            case KnownKey.PrincipalOrgId:
                return IsOutsideOrganizations(principal) ? ContextValue.Absent : OrganizationId(request.PrincipalOrganization);
            case KnownKey.PrincipalOrgPaths:
                return IsOutsideOrganizations(principal) ? ContextValue.Absent : OrganizationPaths(request.PrincipalOrganization);
            case KnownKey.PrincipalTag:
                return Tag(principal, key.TagKey!);
            case KnownKey.ResourceTag:
                return request.ResourceTags is null ? ContextValue.Unknown
                    : request.ResourceTags.TryGetValue(key.TagKey!, out string? tag) ? ContextValue.Of(tag)
                    : ContextValue.Absent;
            case KnownKey.PrincipalIsAwsService:
                return principal.Type switch
                {
                    PrincipalType.Anonymous or PrincipalType.FederatedIdentity => ContextValue.Absent,
                    PrincipalType.Service => ContextValue.Of("true"),
                    _ => ContextValue.Of("false"),
                };
            case KnownKey.PrincipalServiceName:
                return principal.Type == PrincipalType.Service ? ContextValue.Of(principal.Name) : ContextValue.Absent;
            case KnownKey.PrincipalServiceNamesList:
                return principal.Type != PrincipalType.Service ? ContextValue.Absent
                    : principal.ServiceNames.Count == 0 ? ContextValue.Unknown
                    : ContextValue.Of((string[])principal.ServiceNames);
            case KnownKey.UserId:
                return ContextValue.OfOrUnknown(principal.UserId);
            case KnownKey.UserName:
                return principal.Type == PrincipalType.User ? ContextValue.Of(principal.Name) : ContextValue.Absent;
            case KnownKey.ResourceAccount:
                return ContextValue.OfOrUnknown(request.ResourceAccountId);
            case KnownKey.ResourceOrgId:
                return OrganizationId(request.ResourceOrganization);
            case KnownKey.ResourceOrgPaths:
                return OrganizationPaths(request.ResourceOrganization);
            case KnownKey.CurrentTime:
                return ContextValue.Instant(frame.NowTicks, isEpoch: false);
            case KnownKey.EpochTime:
                return ContextValue.Instant(frame.NowTicks, isEpoch: true);
            case KnownKey.SourceOfService:
                // Sent only by a service in its own name, for a resource of a customer.
                return principal.Type == PrincipalType.Service ? ContextValue.Unknown : ContextValue.Absent;
            default:
                return ContextValue.Unknown;
        }
    }

    private static string? TypeName(PrincipalType type) => type switch
    {
        PrincipalType.Role or PrincipalType.RoleSession => "AssumedRole",
        PrincipalType.User => "User",
        PrincipalType.FederatedUser => "FederatedUser",
        PrincipalType.AccountRoot => "Account",
        PrincipalType.Anonymous => "Anonymous",
        _ => null,
    };

    /// <summary>AssumeRoleWithSAML and AssumeRoleWithWebIdentity are not signed either: a token stands in for that.</summary>
    private static bool IsUnsigned(RequestPrincipal principal) =>
        principal.Type is PrincipalType.Anonymous or PrincipalType.FederatedIdentity;

    /// <summary>A service in its own name and an unsigned caller are no members of an organization.</summary>
    private static bool IsOutsideOrganizations(RequestPrincipal principal) =>
        IsUnsigned(principal) || principal.Type == PrincipalType.Service;

    private static ContextValue OrganizationId(OrganizationMembership? organization) =>
        organization is null ? ContextValue.Unknown
        : organization.OrganizationId is { } id ? ContextValue.Of(id)
        : ContextValue.Absent;

    private static ContextValue OrganizationPaths(OrganizationMembership? organization) =>
        organization is null || (organization.OrganizationId is not null && organization.PathValues.Length == 0)
            ? ContextValue.Unknown
            : ContextValue.Of(organization.PathValues);

    private static ContextValue Tag(RequestPrincipal principal, string key)
    {
        switch (principal.Type)
        {
            case PrincipalType.Anonymous or PrincipalType.FederatedIdentity or PrincipalType.Service or PrincipalType.AccountRoot:
                return ContextValue.Absent;
            default:
                IReadOnlyDictionary<string, string>? tags = principal.Tags;
                return tags is null ? ContextValue.Unknown
                    : tags.TryGetValue(key, out string? value) ? ContextValue.Of(value)
                    : ContextValue.Absent;
        }
    }
}
