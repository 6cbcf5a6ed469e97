using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Aws.Tests.Fakes;

/// <summary>IAM of one account in memory. Calls are counted, and a test can spoil them before or after they take effect.</summary>
internal sealed class FakeIam : IIamApi
{
    private readonly string _accountId;
    private readonly Dictionary<string, IamRole> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Role, string Policy), string> _inline = [];
    private readonly HashSet<(string Role, string Arn)> _attached = [];
    private readonly Dictionary<string, List<IamPolicyVersion>> _policies = new(StringComparer.Ordinal);
    private readonly object _gate = new();

    public FakeIam(string accountId) => _accountId = accountId;

    /// <summary>The calls in their order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Is told of each call before it takes effect; what it throws is the call's failure.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Is told of each call after it took effect; what it throws is the call's failure all the same.</summary>
    public Action<string> After { get; set; } = _ => { };

    /// <summary>How many roles a page of authorization details has.</summary>
    public int PageSize { get; set; } = 100;

    public int Count(string operation) => Calls.Count(call => call == operation);

    public static AwsCallException Error(string operation, string code, string message = "No.", int status = 400) => new("iam:" + operation, code, message, "request-1", status);

    public static AwsCallException Lost(string operation) => new("iam:" + operation, AccountProblemKind.Unreachable, "the connection was reset");

    public FakeIam WithRole(string name, string trust, string? boundary = null, string? id = null, string path = "")
    {
        _roles[name] = new IamRole(ArnOf(path + name), name) { TrustPolicy = trust, PermissionsBoundary = boundary, RoleId = id };
        return this;
    }

    public FakeIam WithInline(string role, string name, string document)
    {
        _inline[(role, name)] = document;
        return this;
    }

    public FakeIam WithPolicy(string arn, params string[] documents)
    {
        _policies[arn] = [.. documents.Select((document, index) => new IamPolicyVersion($"v{index + 1}", index == documents.Length - 1) { Document = document })];
        return this;
    }

    public FakeIam WithAttached(string role, string arn)
    {
        _attached.Add((role, arn));
        return this;
    }

    public string ArnOf(string name) => $"arn:aws:iam::{_accountId}:role/{name}";

    public IReadOnlyList<IamPolicyVersion> VersionsOf(string arn) => _policies[arn];

    public IamRole GetRole(string roleName, CancellationToken cancellationToken) => Call("GetRole", () => RoleOf("GetRole", roleName));

    public IReadOnlyList<string> ListRolePolicies(string roleName, CancellationToken cancellationToken) =>
        Call("ListRolePolicies", () => { RoleOf("ListRolePolicies", roleName); return _inline.Keys.Where(key => key.Role == roleName).Select(key => key.Policy).ToArray(); });

    public string GetRolePolicy(string roleName, string policyName, CancellationToken cancellationToken) =>
        Call("GetRolePolicy", () => _inline.TryGetValue((roleName, policyName), out string? document) ? document : throw Missing("GetRolePolicy"));

    public IReadOnlyList<IamAttachedPolicy> ListAttachedRolePolicies(string roleName, CancellationToken cancellationToken) =>
        Call("ListAttachedRolePolicies", () => { RoleOf("ListAttachedRolePolicies", roleName); return AttachedTo(roleName); });

    public IamPolicy GetPolicy(string policyArn, CancellationToken cancellationToken) => Call("GetPolicy", () => PolicyOf("GetPolicy", policyArn));

    public IamPolicyVersion GetPolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken) =>
        Call("GetPolicyVersion", () => _policies[policyArn].Single(version => version.VersionId == versionId));

    public IReadOnlyList<IamPolicyVersion> ListPolicyVersions(string policyArn, CancellationToken cancellationToken) =>
        Call("ListPolicyVersions", () => { PolicyOf("ListPolicyVersions", policyArn); return _policies[policyArn].ToArray(); });

    public IamAuthorizationPage GetAccountAuthorizationDetails(IReadOnlyCollection<string> filter, string? marker, CancellationToken cancellationToken) => Call("GetAccountAuthorizationDetails", () =>
    {
        IamRole[] roles = filter.Contains("Role") ? [.. _roles.Values.OrderBy(role => role.RoleName, StringComparer.Ordinal)] : [];
        int start = marker is null ? 0 : int.Parse(marker, System.Globalization.CultureInfo.InvariantCulture);
        return new IamAuthorizationPage
        {
            Roles = roles.Skip(start).Take(PageSize).Select(role => new IamRoleDetail(role)
            {
                InlinePolicies = _inline.Where(one => one.Key.Role == role.RoleName).Select(one => new IamInlinePolicy(one.Key.Policy, one.Value)).ToArray(),
                AttachedPolicies = AttachedTo(role.RoleName),
            }).ToArray(),
            Policies = start == 0 && filter.Contains("LocalManagedPolicy") ? _policies.Keys.Select(arn => PolicyOf("GetAccountAuthorizationDetails", arn) with { Versions = _policies[arn] }).ToArray() : [],
            Marker = start + PageSize < roles.Length ? (start + PageSize).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    });

    public void UpdateAssumeRolePolicy(string roleName, string document, CancellationToken cancellationToken) =>
        Call("UpdateAssumeRolePolicy", () => _roles[roleName] = RoleOf("UpdateAssumeRolePolicy", roleName) with { TrustPolicy = document });

    public void PutRolePolicy(string roleName, string policyName, string document, CancellationToken cancellationToken) =>
        Call("PutRolePolicy", () => { RoleOf("PutRolePolicy", roleName); return _inline[(roleName, policyName)] = document; });

    public void DeleteRolePolicy(string roleName, string policyName, CancellationToken cancellationToken) =>
        Call("DeleteRolePolicy", () => _inline.Remove((roleName, policyName)) ? true : throw Missing("DeleteRolePolicy"));

    public IamRole CreateRole(NewRole role, CancellationToken cancellationToken) => Call("CreateRole", () => _roles.ContainsKey(role.Arn.Name)
        ? throw Error("CreateRole", "EntityAlreadyExists", "It exists.", 409)
        : _roles[role.Arn.Name] = new IamRole(role.Arn.ToString(), role.Arn.Name) { TrustPolicy = role.Trust.ToJson(), PermissionsBoundary = role.PermissionsBoundary });

    public void DeleteRole(string roleName, CancellationToken cancellationToken) => Call("DeleteRole", () =>
    {
        RoleOf("DeleteRole", roleName);
        return _inline.Keys.Any(key => key.Role == roleName) ? throw Error("DeleteRole", "DeleteConflict", "Cannot delete entity, must delete policies first.", 409) : _roles.Remove(roleName);
    });

    public IamPolicy CreatePolicy(string policyName, string path, string document, CancellationToken cancellationToken) => Call("CreatePolicy", () =>
    {
        string arn = $"arn:aws:iam::{_accountId}:policy{path}{policyName}";
        _policies[arn] = _policies.ContainsKey(arn) ? throw Error("CreatePolicy", "EntityAlreadyExists", "It exists.", 409) : [new IamPolicyVersion("v1", true) { Document = document }];
        return PolicyOf("CreatePolicy", arn);
    });

    public IamPolicyVersion CreatePolicyVersion(string policyArn, string document, CancellationToken cancellationToken) => Call("CreatePolicyVersion", () =>
    {
        List<IamPolicyVersion> versions = _policies[policyArn];
        if (versions.Count >= 5)
        {
            throw Error("CreatePolicyVersion", "LimitExceeded", "A managed policy can have up to 5 versions.", 409);
        }

        int next = versions.Max(version => int.Parse(version.VersionId[1..], System.Globalization.CultureInfo.InvariantCulture)) + 1;
        _policies[policyArn] = [.. versions.Select(version => version with { IsDefaultVersion = false }), new IamPolicyVersion($"v{next}", true) { Document = document }];
        return _policies[policyArn][^1];
    });

    public void DeletePolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken) =>
        Call("DeletePolicyVersion", () => _policies[policyArn].RemoveAll(version => version.VersionId == versionId));

    public void DeletePolicy(string policyArn, CancellationToken cancellationToken) => Call("DeletePolicy", () => _policies.Remove(policyArn));

    public void AttachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken) =>
        Call("AttachRolePolicy", () => { PolicyOf("AttachRolePolicy", policyArn); return _attached.Add((RoleOf("AttachRolePolicy", roleName).RoleName, policyArn)); });

    public void DetachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken) =>
        Call("DetachRolePolicy", () => _attached.Remove((roleName, policyArn)) ? true : throw Missing("DetachRolePolicy"));

    /// <summary>Answers a simulation; a test sets it.</summary>
    public Func<IamSimulation, IReadOnlyList<IamSimulationResult>> Simulate { get; set; } = _ => [];

    public IReadOnlyList<IamSimulationResult> SimulatePrincipalPolicy(IamSimulation simulation, CancellationToken cancellationToken) => Call("SimulatePrincipalPolicy", () => Simulate(simulation));

    private static AwsCallException Missing(string operation) => Error(operation, "NoSuchEntity", "It cannot be found.", 404);

    private IamRole RoleOf(string operation, string name) => _roles.TryGetValue(name, out IamRole? role) ? role : throw Missing(operation);

    private IamPolicy PolicyOf(string operation, string arn) => _policies.TryGetValue(arn, out List<IamPolicyVersion>? versions)
        ? new IamPolicy(arn, arn[(arn.LastIndexOf('/') + 1)..], versions.Single(version => version.IsDefaultVersion).VersionId) { AttachmentCount = _attached.Count(one => one.Arn == arn) }
        : throw Missing(operation);

    private IamAttachedPolicy[] AttachedTo(string roleName) => [.. _attached.Where(one => one.Role == roleName).Select(one => new IamAttachedPolicy(one.Arn, one.Arn[(one.Arn.LastIndexOf('/') + 1)..]))];

    private T Call<T>(string operation, Func<T> run)
    {
        lock (_gate)
        {
            Calls.Enqueue(operation);
            Before(operation);
            T result = run();
            After(operation);
            return result;
        }
    }
}
