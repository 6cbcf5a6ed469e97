using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Policies;
using CrossAcctSync.RollOut.CloudFormation;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.Terraform;

/// <summary>
/// Roles to Terraform's JSON syntax (https://developer.hashicorp.com/terraform/language/syntax/json), with the resources
/// of the AWS provider. A role whose trust policy is known is imported, with everything but that left as it is.
/// </summary>
internal sealed class TerraformWriter
{
    // Import blocks are of Terraform 1.5 (https://developer.hashicorp.com/terraform/language/import).
    private const string TerraformVersion = ">= 1.5.0";
    private const string ProviderVersion = ">= 5.0";

    private static readonly string[] LeftAlone = { "description", "max_session_duration", "permissions_boundary", "tags", "tags_all" };

    private readonly SyncTemplateOptions _options;
    private readonly JsonArray _imports = new();
    private readonly JsonObject _roles = new();
    private readonly JsonObject _inline = new();
    private readonly JsonObject _managed = new();
    private readonly JsonObject _attachments = new();
    private readonly List<TemplateResource> _creates = new();

    public TerraformWriter(SyncTemplateOptions options) => _options = options;

    /// <summary>What the configuration creates or takes over.</summary>
    public IReadOnlyList<TemplateResource> Creates => _creates;

    public JsonObject Write(AccountRollOut account)
    {
        foreach (RoleRollOut role in account.Roles)
        {
            string roleId = ResourceNames.Role(role.Key);
            if (role.Origin != RoleOrigin.Attached)
            {
                AddRole(roleId, role);
            }

            JsonNode name = role.Origin == RoleOrigin.Attached ? Text(role.Arn.Name) : JsonValue.Create($"${{aws_iam_role.{roleId}.name}}")!;
            foreach (RolePolicy policy in role.Policies)
            {
                AddPolicy(role, policy, name);
            }
        }

        var configuration = new JsonObject
        {
            ["//"] = $"What cross-account tasks of Step Functions workflows need in account {account.AccountId}. Made by CrossAcctSync.",
            ["terraform"] = new JsonObject
            {
                ["required_version"] = TerraformVersion,
                ["required_providers"] = new JsonObject { ["aws"] = new JsonObject { ["source"] = "hashicorp/aws", ["version"] = ProviderVersion } },
            },
        };
        if (_imports.Count > 0)
        {
            configuration["import"] = _imports;
        }

        var resources = new JsonObject();
        AddType(resources, "aws_iam_role", _roles);
        AddType(resources, "aws_iam_role_policy", _inline);
        AddType(resources, "aws_iam_policy", _managed);
        AddType(resources, "aws_iam_role_policy_attachment", _attachments);
        configuration["resource"] = resources;
        return configuration;
    }

    private void AddRole(string id, RoleRollOut role)
    {
        var body = new JsonObject { ["name"] = Text(role.Arn.Name), ["path"] = Text(role.Arn.Path) };
        if (role.Origin == RoleOrigin.New)
        {
            body["description"] = StackDocument.RoleDescription;
            if (_options.MaxSessionDuration is { } seconds)
            {
                body["max_session_duration"] = seconds;
            }

            if (StackDocument.BoundaryOf(role.Arn, _options) is { } boundary)
            {
                body["permissions_boundary"] = Text(boundary);
            }

            AddTags(body);
        }

        body["assume_role_policy"] = Document(role.Trust!);
        if (role.Origin == RoleOrigin.Known)
        {
            body["lifecycle"] = new JsonObject
            {
                ["ignore_changes"] = new JsonArray(LeftAlone.Select(name => (JsonNode)JsonValue.Create(name)!).ToArray()),
                ["prevent_destroy"] = true,
            };
            Import("aws_iam_role." + id, role.Arn.Name);
        }

        _roles.Add(id, body);
        _creates.Add(new TemplateResource(id, "aws_iam_role", role.Arn.Name, role.Arn.Name));
    }

    private void AddPolicy(RoleRollOut role, RolePolicy policy, JsonNode roleName)
    {
        string id = ResourceNames.Policy(role.Key, policy.Name);
        if (!policy.IsManaged)
        {
            _inline.Add(id, new JsonObject { ["name"] = Text(policy.Name), ["role"] = roleName.DeepClone(), ["policy"] = Document(policy.Document) });
            _creates.Add(new TemplateResource(id, "aws_iam_role_policy", policy.Name, role.Arn.Name));
            if (role.PoliciesNow.Contains(policy.Name))
            {
                Import("aws_iam_role_policy." + id, $"{role.Arn.Name}:{policy.Name}");
            }

            return;
        }

        var body = new JsonObject { ["name"] = Text(policy.Name), ["path"] = Text(_options.PolicyPath), ["policy"] = Document(policy.Document) };
        AddTags(body);
        _managed.Add(id, body);
        string arn = $"arn:{role.Arn.Partition}:iam::{role.Arn.AccountId}:policy{_options.PolicyPath}{policy.Name}";
        if (role.AttachedNow.Contains(arn))
        {
            Import("aws_iam_policy." + id, arn);
            Import("aws_iam_role_policy_attachment." + id, $"{role.Arn.Name}/{arn}");
        }

        _attachments.Add(id, new JsonObject { ["role"] = roleName.DeepClone(), ["policy_arn"] = $"${{aws_iam_policy.{id}.arn}}" });
        _creates.Add(new TemplateResource(id, "aws_iam_policy", policy.Name, role.Arn.Name));
        _creates.Add(new TemplateResource(id, "aws_iam_role_policy_attachment", policy.Name, role.Arn.Name));
    }

    private void AddTags(JsonObject body)
    {
        if (_options.Tags.Count > 0)
        {
            body["tags"] = new JsonObject(_options.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => new KeyValuePair<string, JsonNode?>(Escape(tag.Key), Text(tag.Value))));
        }
    }

    private void Import(string to, string id) => _imports.Add((JsonNode)new JsonObject { ["to"] = to, ["id"] = Escape(id) });

    private static void AddType(JsonObject resources, string type, JsonObject bodies)
    {
        if (bodies.Count > 0)
        {
            resources[type] = bodies;
        }
    }

    private static JsonNode Document(PolicyDocument document) => Text(PolicyWriter.Write(document));

    private static JsonNode Text(string text) => JsonValue.Create(Escape(text))!;

    /// <summary>A text that Terraform reads back as it is: in its strings <c>${</c> and <c>%{</c> begin a template.</summary>
    private static string Escape(string text) => text.Replace("${", "$${").Replace("%{", "%%{");
}
