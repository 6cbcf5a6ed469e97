using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation;

/// <summary>One request to AWS: who wants to do what with which resource, and what is known of its context. Immutable.</summary>
public sealed class AccessRequest
{
    private AccessRequest(RequestPrincipal principal, string action, string resource, string? resourceAccountId, RequestContext context)
    {
        Principal = principal;
        Action = action;
        Resource = resource;
        ResourceAccountId = resourceAccountId;
        Context = context;
        Facts = RequestFacts.Of(principal, action, resource, resourceAccountId);
    }

    private AccessRequest(AccessRequest other, RequestContext context, OrganizationMembership? principal, OrganizationMembership? resource, IReadOnlyDictionary<string, string>? resourceTags)
    {
        Principal = other.Principal;
        Action = other.Action;
        Resource = other.Resource;
        ResourceAccountId = other.ResourceAccountId;
        Facts = other.Facts;
        Context = context;
        PrincipalOrganization = principal;
        ResourceOrganization = resource;
        ResourceTags = resourceTags;
    }

    /// <summary>Who makes the request.</summary>
    public RequestPrincipal Principal { get; }

    /// <summary>The action, for example <c>sts:AssumeRole</c>; not case-sensitive.</summary>
    public string Action { get; }

    /// <summary>The resource's ARN, or <c>*</c> for an action that is on no resource.</summary>
    public string Resource { get; }

    /// <summary>The account that owns the resource, twelve digits; null for an unsigned or service's request for <c>*</c>.</summary>
    public string? ResourceAccountId { get; }

    /// <summary>What else is known.</summary>
    public RequestContext Context { get; }

    /// <summary>The organization of the principal's account; null when it is not known.</summary>
    public OrganizationMembership? PrincipalOrganization { get; }

    /// <summary>The organization of the resource's account; null when it is not known.</summary>
    public OrganizationMembership? ResourceOrganization { get; }

    /// <summary>The tags of the resource, the value of <c>aws:ResourceTag/key</c> and, for roles, <c>iam:ResourceTag/key</c>; null when they are not known.</summary>
    public IReadOnlyDictionary<string, string>? ResourceTags { get; }

    internal RequestFacts Facts { get; }

    /// <summary>Makes a request.</summary>
    /// <param name="principal">Who makes it.</param>
    /// <param name="action">The action with its service, <c>service:Name</c>.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c>.</param>
    /// <param name="resourceAccountId">The account that owns the resource; taken from the ARN, or from the principal for <c>*</c>, when null.</param>
    /// <param name="context">What else is known.</param>
    /// <exception cref="ArgumentException">The action has no service, or the account cannot be told from the ARN.</exception>
    public static AccessRequest Create(
        RequestPrincipal principal,
        string action,
        string resource,
        string? resourceAccountId = null,
        RequestContext? context = null)
    {
        _ = principal ?? throw new ArgumentNullException(nameof(principal));
        _ = resource ?? throw new ArgumentNullException(nameof(resource));
        if ((action ?? throw new ArgumentNullException(nameof(action))).IndexOf(':') <= 0)
        {
            throw new ArgumentException($"'{action}' is no action: service:Name was expected.", nameof(action));
        }

        return new AccessRequest(principal, action, resource, resourceAccountId ?? AccountOf(principal, resource), context ?? RequestContext.Empty);
    }

    /// <summary>Makes a request to assume a role.</summary>
    /// <param name="principal">Who wants to assume it.</param>
    /// <param name="role">The role to assume.</param>
    /// <param name="externalId">The external id that is sent; null when none is sent.</param>
    /// <param name="sessionName">The name of the new session; null when it is not known.</param>
    /// <param name="context">What else is known.</param>
    public static AccessRequest AssumeRole(
        RequestPrincipal principal,
        RoleArn role,
        string? externalId,
        string? sessionName = null,
        RequestContext? context = null)
    {
        _ = role ?? throw new ArgumentNullException(nameof(role));
        RequestContext known = context ?? RequestContext.Empty;
        known = externalId is null ? known.Without("sts:ExternalId") : known.With("sts:ExternalId", externalId);
        known = sessionName is null ? known : known.With("sts:RoleSessionName", sessionName);
        return Create(principal, "sts:AssumeRole", role.ToString(), role.AccountId, known);
    }

    /// <summary>The request with another context.</summary>
    public AccessRequest WithContext(RequestContext context) =>
        new(this, context ?? throw new ArgumentNullException(nameof(context)), PrincipalOrganization, ResourceOrganization, ResourceTags);

    /// <summary>The request with what is known of the organizations of both accounts; null where nothing is.</summary>
    public AccessRequest WithOrganizations(OrganizationMembership? principal, OrganizationMembership? resource) =>
        new(this, Context, principal, resource, ResourceTags);

    /// <summary>The request with the tags of its resource: an empty dictionary says that it has none, null that they are not known.</summary>
    public AccessRequest WithResourceTags(IReadOnlyDictionary<string, string>? tags) =>
        new(this, Context, PrincipalOrganization, ResourceOrganization, RequestPrincipal.IgnoreCase(tags));

    private static string? AccountOf(RequestPrincipal principal, string resource)
    {
        if (resource == "*")
        {
            return principal.AccountId;
        }

        if (!Arn.TryParse(resource, out Arn? arn, out string? reason))
        {
            throw new ArgumentException(reason, nameof(resource));
        }

        return Arns.AccountId.IsValid(arn.AccountId)
            ? arn.AccountId
            : throw new ArgumentException($"The account that owns '{resource}' cannot be told from its ARN; give it.", nameof(resource));
    }
}
