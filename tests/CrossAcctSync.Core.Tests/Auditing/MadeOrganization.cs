using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Auditing;
using CrossAcctSync.Tests.Accounts;
using Xunit;

namespace CrossAcctSync.Tests.Auditing;

/// <summary>A snapshot that a test puts together: accounts with roles, and state machines.</summary>
internal sealed class MadeOrganization : IDisposable
{
    public const string Source = "111122223333";
    public const string Target = "333344445555";
    public const string Machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:Orders";
    public const string SourceRole = "arn:aws:iam::111122223333:role/OrdersRole";

    private readonly SnapshotFolder _folder = new();
    private readonly Dictionary<string, JsonArray> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonArray> _policies = new(StringComparer.Ordinal);

    /// <summary>Orders runs a Glue job in the role Access of the other account, which trusts it.</summary>
    public static MadeOrganization Working() => new MadeOrganization()
        .WithRole(Source, "OrdersRole", Trust("""{"Service": "states.amazonaws.com"}"""))
        .WithRole(Target, "Access", Trust($$"""{"AWS": "{{SourceRole}}"}""", Machine))
        .WithMachine(Machine, SourceRole, RoleOf(Target, "Access"));

    public static string RoleOf(string account, string name) => $"arn:aws:iam::{account}:role/{name}";

    public static string Trust(string principal, params string[] externalIds) => Trust(principal, "StringEquals", externalIds);

    public static string Trust(string principal, string operation, string[] externalIds)
    {
        string condition = externalIds.Length == 0
            ? string.Empty
            : $$$""", "Condition": {"{{{operation}}}": {"sts:ExternalId": [{{{string.Join(", ", externalIds.Select(id => $"\"{id}\""))}}}]} }""";
        return $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole"{{condition}}}]}""";
    }

    public MadeOrganization WithAccount(string account)
    {
        _roles.TryAdd(account, []);
        _policies.TryAdd(account, []);
        return this;
    }

    /// <summary>Adds a role, or replaces one of this name.</summary>
    public MadeOrganization WithRole(string account, string name, string trust, string? permissions = null, string? attached = null)
    {
        WithAccount(account);
        string arn = RoleOf(account, name);
        foreach (JsonNode? same in _roles[account].Where(role => (string?)role!["Arn"] == arn).ToArray())
        {
            _roles[account].Remove(same);
        }

        _roles[account].Add(new JsonObject
        {
            ["Path"] = "/",
            ["RoleName"] = name.Substring(name.LastIndexOf('/') + 1),
            ["RoleId"] = "AROAEXAMPLE0000000001",
            ["Arn"] = arn,
            ["CreateDate"] = "2025-03-02T08:00:00+00:00",
            ["AssumeRolePolicyDocument"] = trust.StartsWith('{') ? JsonNode.Parse(trust) : trust,
            ["RolePolicyList"] = permissions is null ? new JsonArray() : new JsonArray(new JsonObject { ["PolicyName"] = "Inline", ["PolicyDocument"] = JsonNode.Parse(permissions) }),
            ["AttachedManagedPolicies"] = attached is null ? new JsonArray() : new JsonArray(new JsonObject { ["PolicyName"] = attached, ["PolicyArn"] = $"arn:aws:iam::{account}:policy/{attached}" }),
        });
        return this;
    }

    public MadeOrganization WithPolicy(string account, string name, string document)
    {
        WithAccount(account)._policies[account].Add(new JsonObject
        {
            ["Arn"] = $"arn:aws:iam::{account}:policy/{name}",
            ["DefaultVersionId"] = "v1",
            ["PolicyVersionList"] = new JsonArray(new JsonObject { ["VersionId"] = "v1", ["IsDefaultVersion"] = true, ["Document"] = JsonNode.Parse(document) }),
        });
        return this;
    }

    public MadeOrganization WithMachine(string arn, string role, params string[] targets)
    {
        var states = new JsonObject();
        for (int i = 0; i < targets.Length; i++)
        {
            bool isExpression = targets[i].StartsWith('$');
            states["Run" + i] = new JsonObject
            {
                ["Type"] = "Task",
                ["Resource"] = "arn:aws:states:::glue:startJobRun.sync",
                ["Parameters"] = new JsonObject { ["JobName"] = "load" },
                ["Credentials"] = new JsonObject { [isExpression ? "RoleArn.$" : "RoleArn"] = targets[i] },
                ["Next"] = "Run" + (i + 1),
            };
        }

        states["Run" + targets.Length] = new JsonObject { ["Type"] = "Succeed" };
        var definition = new JsonObject { ["StartAt"] = "Run0", ["States"] = states };
        _folder.With("state-machines/" + arn.Replace(':', '_') + ".json", new JsonObject
        {
            ["stateMachineArn"] = arn,
            ["name"] = arn.Split(':')[^1],
            ["definition"] = definition.ToJsonString(),
            ["roleArn"] = role,
            ["type"] = "STANDARD",
        }.ToJsonString());
        return this;
    }

    public MadeOrganization WithFile(string name, string text)
    {
        _folder.With(name, text);
        return this;
    }

    public AccountSnapshot Open(bool policiesFirst = false)
    {
        foreach ((string account, JsonArray roles) in _roles)
        {
            var page = new JsonObject();
            page[policiesFirst ? "Policies" : "RoleDetailList"] = (policiesFirst ? _policies[account] : roles).DeepClone();
            page[policiesFirst ? "RoleDetailList" : "Policies"] = (policiesFirst ? roles : _policies[account]).DeepClone();
            _folder.With(account + ".json", page.ToJsonString());
        }

        return _folder.Open();
    }

    public IReadOnlyList<SyncTrust> Audit(TrustAuditOptions? options = null)
    {
        TrustAuditItem[] items = [.. TrustAudit.Run(Open(), options ?? TrustAuditOptions.Default, TestContext.Current.CancellationToken)];
        Assert.DoesNotContain(items, item => item.Problem is not null);
        return [.. items.Select(item => item.Trust).OfType<SyncTrust>()];
    }

    public void Dispose() => _folder.Dispose();
}
