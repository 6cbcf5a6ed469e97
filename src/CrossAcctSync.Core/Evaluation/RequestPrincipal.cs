using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Evaluation;

/// <summary>Who makes a request. Immutable.</summary>
public sealed record RequestPrincipal
{
    private const string ServiceLinkedPath = "/aws-service-role/";
    private const string SamlProvider = "saml-provider/";

    private static readonly string[] ProvidersByName =
    {
        "accounts.google.com", "graph.facebook.com", "www.amazon.com", "cognito-identity.amazonaws.com",
    };

    private RequestPrincipal(PrincipalType type, string name)
    {
        Type = type;
        Name = name;
    }

    /// <summary>What kind of principal it is.</summary>
    public PrincipalType Type { get; }

    /// <summary>The role's, user's or service's name; the account's id for a root user; an identity's provider; <c>anonymous</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The value of <c>aws:PrincipalArn</c>: the ARN of the role (not of the session), user, federated user or root
    /// user; null for services, identities of providers and unsigned requests.
    /// </summary>
    public string? Arn { get; private init; }

    /// <summary>The ARN of the role's session, <c>arn:aws:sts::account:assumed-role/role/session</c>; else null.</summary>
    public string? SessionArn { get; private init; }

    /// <summary>The account, twelve digits; null for services, identities of providers and unsigned requests.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The partition; null for services and unsigned requests, and for providers that have no ARN.</summary>
    public string? Partition { get; private init; }

    /// <summary>The name of the role's session, or null.</summary>
    public string? SessionName { get; private init; }

    /// <summary>The unique id (<c>AROA…</c> of a role, <c>AIDA…</c> of a user), or null when it is not known.</summary>
    public string? UniqueId { get; private init; }

    /// <summary>The ARN of the user who federated, for a federated user; null when it is not known.</summary>
    public string? FederatingUserArn { get; private init; }

    /// <summary>All names of a service's principal (<c>aws:PrincipalServiceNamesList</c>); empty when they are not known.</summary>
    public IReadOnlyList<string> ServiceNames { get; private init; } = Array.Empty<string>();

    /// <summary>The tags of the role, session or user; null when they are not known.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; private init; }

    /// <summary>Whether the role is a service-linked one, which organization policies do not touch.</summary>
    public bool IsServiceLinkedRole { get; private init; }

    internal string? UserId { get; private init; }

    internal bool IsSaml { get; private init; }

    /// <summary>Somebody who did not sign the request.</summary>
    public static RequestPrincipal Anonymous { get; } = new(PrincipalType.Anonymous, "anonymous") { UserId = "anonymous" };

    /// <summary>A role, by any of its sessions.</summary>
    /// <param name="role">The role.</param>
    /// <param name="uniqueId">Its unique id, <c>AROA…</c>, where known.</param>
    /// <param name="tags">Its tags, where known: an empty dictionary says that it has none.</param>
    public static RequestPrincipal Role(RoleArn role, string? uniqueId = null, IReadOnlyDictionary<string, string>? tags = null)
    {
        _ = role ?? throw new ArgumentNullException(nameof(role));
        return new(PrincipalType.Role, role.Name)
        {
            Arn = role.ToString(),
            AccountId = role.AccountId,
            Partition = role.Partition,
            UniqueId = uniqueId,
            Tags = IgnoreCase(tags),
            IsServiceLinkedRole = role.Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal),
        };
    }

    /// <summary>A session of a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="sessionName">The session's name, as AssumeRole was given it.</param>
    /// <param name="uniqueId">The role's unique id, <c>AROA…</c>, where known.</param>
    /// <param name="tags">Tags of role and session, where known: an empty dictionary says that there are none.</param>
    public static RequestPrincipal RoleSession(
        RoleArn role,
        string sessionName,
        string? uniqueId = null,
        IReadOnlyDictionary<string, string>? tags = null)
    {
        _ = sessionName ?? throw new ArgumentNullException(nameof(sessionName));
        RequestPrincipal principal = Role(role, uniqueId, tags);
        return new(PrincipalType.RoleSession, principal.Name)
        {
            Arn = principal.Arn,
            SessionArn = $"arn:{role.Partition}:sts::{role.AccountId}:assumed-role/{role.Name}/{sessionName}",
            SessionName = sessionName,
            AccountId = principal.AccountId,
            Partition = principal.Partition,
            UniqueId = uniqueId,
            Tags = principal.Tags,
            IsServiceLinkedRole = principal.IsServiceLinkedRole,
            UserId = uniqueId is null ? null : uniqueId + ":" + sessionName,
        };
    }

    /// <summary>An IAM user.</summary>
    /// <exception cref="FormatException">The text is no ARN of a user.</exception>
    public static RequestPrincipal User(string arn, string? uniqueId = null, IReadOnlyDictionary<string, string>? tags = null)
    {
        Arn user = Arns.Arn.Parse(arn);
        if (user.Service != "iam" || !user.Resource.StartsWith("user/", StringComparison.Ordinal))
        {
            throw new FormatException($"'{arn}' is no ARN of a user: arn:{user.Partition}:iam::account-id:user/name was expected.");
        }

        return new(PrincipalType.User, user.Resource.Substring(user.Resource.LastIndexOf('/') + 1))
        {
            Arn = arn,
            AccountId = user.AccountId,
            Partition = user.Partition,
            UniqueId = uniqueId,
            Tags = IgnoreCase(tags),
            UserId = uniqueId,
        };
    }

    /// <summary>A session made by <c>sts:GetFederationToken</c>.</summary>
    /// <exception cref="FormatException">The text is no ARN of a federated user.</exception>
    public static RequestPrincipal FederatedUser(
        string arn,
        string? federatingUserArn = null,
        IReadOnlyDictionary<string, string>? tags = null)
    {
        Arn user = Arns.Arn.Parse(arn);
        if (user.Service != "sts" || !user.Resource.StartsWith("federated-user/", StringComparison.Ordinal))
        {
            throw new FormatException($"'{arn}' is no ARN of a federated user: arn:{user.Partition}:sts::account-id:federated-user/name was expected.");
        }

        string name = user.Resource.Substring("federated-user/".Length);
        return new(PrincipalType.FederatedUser, name)
        {
            Arn = arn,
            AccountId = user.AccountId,
            Partition = user.Partition,
            FederatingUserArn = federatingUserArn,
            Tags = IgnoreCase(tags),
            UserId = user.AccountId + ":" + name,
        };
    }

    /// <summary>
    /// Somebody who asks for a session of a role with the word of an identity provider, which is the principal of
    /// <c>sts:AssumeRoleWithSAML</c> and <c>sts:AssumeRoleWithWebIdentity</c>
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create.html).
    /// </summary>
    /// <param name="provider">
    /// The ARN of a SAML or OpenID Connect provider, or the name of one that needs none: <c>accounts.google.com</c>,
    /// <c>graph.facebook.com</c>, <c>www.amazon.com</c>, <c>cognito-identity.amazonaws.com</c>.
    /// </param>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static RequestPrincipal FederatedIdentity(string provider)
    {
        if (Array.IndexOf(ProvidersByName, provider ?? throw new ArgumentNullException(nameof(provider))) >= 0)
        {
            return new(PrincipalType.FederatedIdentity, provider);
        }

        Arn arn = Arns.Arn.Parse(provider);
        return IsProvider(arn)
            ? new(PrincipalType.FederatedIdentity, provider) { Partition = arn.Partition, IsSaml = arn.Resource.StartsWith(SamlProvider, StringComparison.Ordinal) }
            : throw new FormatException($"'{provider}' is no identity provider: arn:{arn.Partition}:iam::account-id:saml-provider/name or oidc-provider/address was expected.");
    }

    /// <summary>An AWS service, for example <c>states.amazonaws.com</c>.</summary>
    /// <param name="name">The name of the service's principal.</param>
    /// <param name="allNames">All its names, where known (<c>aws:PrincipalServiceNamesList</c>).</param>
    public static RequestPrincipal Service(string name, params string[] allNames) =>
        new(PrincipalType.Service, name ?? throw new ArgumentNullException(nameof(name)))
        {
            ServiceNames = allNames ?? Array.Empty<string>(),
        };

    /// <summary>The root user of an account.</summary>
    /// <exception cref="FormatException">The text is no account id.</exception>
    public static RequestPrincipal AccountRoot(string accountId, string partition = "aws")
    {
        if (!Arns.AccountId.IsValid(accountId))
        {
            throw new FormatException($"'{accountId}' is no account id: twelve digits were expected.");
        }

        return new(PrincipalType.AccountRoot, accountId)
        {
            Arn = $"arn:{partition}:iam::{accountId}:root",
            AccountId = accountId,
            Partition = partition,
            UserId = accountId,
        };
    }

    /// <summary>
    /// Reads a principal from its ARN, from a service's or provider's name or from <c>*</c> for an unsigned request. The
    /// ARN of a role's session does not have the role's path, which is then taken to be <c>/</c>.
    /// <c>cognito-identity.amazonaws.com</c>, which is both, is taken for the service.
    /// </summary>
    /// <exception cref="FormatException">The text names no principal; the message says why.</exception>
    public static RequestPrincipal Parse(string text)
    {
        if (text == "*")
        {
            return Anonymous;
        }

        if (text is not null && text.EndsWith(".amazonaws.com", StringComparison.Ordinal))
        {
            return Service(text);
        }

        if (Array.IndexOf(ProvidersByName, text) >= 0)
        {
            return FederatedIdentity(text!);
        }

        Arn arn = Arns.Arn.Parse(text!);
        string[] parts = arn.Resource.Split('/');
        return (arn.Service, parts[0]) switch
        {
            ("iam", "user") => User(text!),
            ("iam", _) when IsProvider(arn) => FederatedIdentity(text!),
            ("iam", "root") => AccountRoot(arn.AccountId, arn.Partition),
            ("sts", "federated-user") => FederatedUser(text!),
            ("sts", "assumed-role") when parts.Length == 3 =>
                RoleSession(RoleArn.Parse($"arn:{arn.Partition}:iam::{arn.AccountId}:role/{parts[1]}"), parts[2]),
            _ => Role(RoleArn.Parse(text!)),
        };
    }

    /// <summary>The principal's ARN, or its name where it has none.</summary>
    public override string ToString() => SessionArn ?? Arn ?? Name;

    private static bool IsProvider(Arn arn) => arn.Service == "iam"
        && (arn.Resource.StartsWith(SamlProvider, StringComparison.Ordinal) || arn.Resource.StartsWith("oidc-provider/", StringComparison.Ordinal));

    internal static Dictionary<string, string>? IgnoreCase(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is null)
        {
            return null;
        }

        var copy = new Dictionary<string, string>(tags.Count, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> tag in tags)
        {
            copy[tag.Key] = tag.Value;
        }

        return copy;
    }
}
