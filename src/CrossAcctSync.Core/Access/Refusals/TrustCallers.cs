using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access.Refusals;

/// <summary>
/// Those as whom a role is asked for: everyone whom its trust policy names or whom one of its conditions fits, and of
/// each account somebody whom nobody names, of every kind
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
/// </summary>
internal sealed class TrustCallers
{
    private const string OtherRole = "CrossAcctSync-another-role";
    private const string OtherUser = "CrossAcctSync-another-user";
    private const string OtherSession = "CrossAcctSync-another-session";

    private readonly TrustNeeds _needs;
    private readonly PolicyDocument _trust;
    private readonly Dictionary<RoleArn, AccountRole> _known;
    private readonly Dictionary<string, RequestPrincipal> _callers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal);

    private TrustCallers(TrustNeeds needs, PolicyDocument trust, IEnumerable<AccountRole> known)
    {
        _needs = needs;
        _trust = trust;
        _known = known.GroupBy(role => role.Arn).ToDictionary(group => group.Key, group => group.First());
    }

    /// <param name="needs">What the run needs of the role.</param>
    /// <param name="trust">The role's trust policy.</param>
    /// <param name="known">Roles of the source accounts, as far as they are at hand.</param>
    public static IReadOnlyCollection<RequestPrincipal> Of(TrustNeeds needs, PolicyDocument trust, IEnumerable<AccountRole> known)
    {
        var callers = new TrustCallers(needs, trust, known);
        callers.Collect();
        return callers._callers.Values;
    }

    /// <summary>The caller as messages name it: one that stands for all others of its account says so.</summary>
    public static string Describe(RequestPrincipal caller) => caller.Name switch
    {
        OtherRole => $"any other role of account {caller.AccountId}",
        OtherUser => $"any other user of account {caller.AccountId}",
        _ when caller.Type == PrincipalType.RoleSession && caller.SessionName == OtherSession => caller.Arn!,
        _ => caller.ToString(),
    };

    private string Partition => _needs.Role.Partition;

    private void Collect()
    {
        foreach (RoleArn source in _needs.SourceRoles)
        {
            Add(Role(source));
            Add(Session(source, OtherSession));
            _accounts.Add(source.AccountId);
        }

        _accounts.Add(_needs.Role.AccountId);
        string[] principals = _trust.Statements.SelectMany(statement => statement.Principal?.Principals ?? Array.Empty<PolicyPrincipal>()).Select(principal => principal.Value).Distinct(StringComparer.Ordinal).ToArray();
        foreach (string account in principals.Concat(Values("aws:PrincipalAccount")).Select(AccountOf).OfType<string>())
        {
            _accounts.Add(account);
        }

        string stranger = new[] { "987654321098", "876543210987", "765432109876" }.Concat(Enumerable.Range(0, int.MaxValue).Select(number => number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture))).First(account => !_accounts.Contains(account));
        _accounts.Add(stranger);
        foreach (AccountRole role in _known.Values)
        {
            Add(Role(role.Arn));
        }

        foreach (string name in principals.Concat(PrincipalArns(stranger)).Concat(Values("aws:PrincipalServiceName")))
        {
            AddNamed(name);
        }

        string[] users = Values("aws:username").Select(PatternWitness.Of).Append(OtherUser).ToArray();
        foreach (string account in _accounts)
        {
            RoleArn other = RoleArn.Parse($"arn:{Partition}:iam::{account}:role/{OtherRole}");
            Add(RequestPrincipal.Role(other));
            Add(RequestPrincipal.RoleSession(other, OtherSession));
            Add(RequestPrincipal.AccountRoot(account, Partition));
            Add(RequestPrincipal.FederatedUser($"arn:{Partition}:sts::{account}:federated-user/{OtherUser}"));
            foreach (string user in users)
            {
                AddNamed($"arn:{Partition}:iam::{account}:user/{user}");
            }
        }

        Add(RequestPrincipal.Anonymous);
        Add(RequestPrincipal.Service("lambda.amazonaws.com", "lambda.amazonaws.com"));
        Add(RequestPrincipal.FederatedIdentity("accounts.google.com"));
    }

    /// <summary>An ARN for each that a condition names, for each pattern, and for each two that overlap.</summary>
    private IEnumerable<string> PrincipalArns(string stranger)
    {
        string[] values = Values("aws:PrincipalArn").ToArray();
        string[] patterns = values.Where(PatternWitness.HasWildcard).ToArray();
        string[] accounts = _accounts.ToArray();
        return values
            .Concat(patterns.SelectMany(pattern => accounts.Select(account => PatternWitness.OfArn(pattern, account, Partition))))
            .Concat(patterns.Select(pattern => PatternWitness.OfArn(pattern, stranger, Partition)))
            .Concat(from pattern in patterns
                    from other in patterns
                    where !ReferenceEquals(pattern, other)
                    let common = PatternWitness.Common(pattern, other)
                    where common is not null
                    from account in accounts
                    select PatternWitness.OfArn(common, account, Partition))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }

    private IEnumerable<string> Values(string key) => _trust.Statements
        .SelectMany(statement => statement.Conditions)
        .Where(condition => string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase))
        .SelectMany(condition => condition.Values)
        .Distinct(StringComparer.Ordinal);

    private void AddNamed(string name)
    {
        if (PatternWitness.HasWildcard(name) || AccountId.IsValid(name))
        {
            return;
        }

        RequestPrincipal principal;
        try
        {
            principal = RequestPrincipal.Parse(name);
        }
        catch (FormatException)
        {
            // The id of a principal that is gone, or a form that IAM does not take: nobody is it.
            return;
        }

        if (principal.Type == PrincipalType.Service)
        {
            Add(RequestPrincipal.Service(name, name));
            // Both kinds at once (see RequestPrincipal.Parse).
            if (name == "cognito-identity.amazonaws.com")
            {
                Add(RequestPrincipal.FederatedIdentity(name));
            }
        }
        else if (principal.Type == PrincipalType.RoleSession)
        {
            // A session's ARN does not tell the path of its role.
            RoleArn? source = _needs.SourceRoles.Concat(_known.Keys).FirstOrDefault(role => role.AccountId == principal.AccountId && role.Name == principal.Name);
            Add(source is null ? principal : Session(source, principal.SessionName!));
        }
        else
        {
            Add(principal.Type == PrincipalType.Role ? Role(RoleArn.Parse(name)) : principal);
        }
    }

    private void Add(RequestPrincipal principal)
    {
        string key = principal.Type + " " + principal;
        if (!_callers.ContainsKey(key))
        {
            _callers.Add(key, principal);
        }
    }

    private RequestPrincipal Role(RoleArn role) => _known.TryGetValue(role, out AccountRole? found)
        ? RequestPrincipal.Role(role, found.RoleId, found.Tags)
        : RequestPrincipal.Role(role);

    private RequestPrincipal Session(RoleArn role, string name) => _known.TryGetValue(role, out AccountRole? found)
        ? RequestPrincipal.RoleSession(role, name, found.RoleId, found.Tags)
        : RequestPrincipal.RoleSession(role, name);

    private static string? AccountOf(string text) =>
        AccountId.IsValid(text) ? text
        : Arn.TryParse(text, out Arn? arn, out _) && AccountId.IsValid(arn.AccountId) ? arn.AccountId
        : null;
}
