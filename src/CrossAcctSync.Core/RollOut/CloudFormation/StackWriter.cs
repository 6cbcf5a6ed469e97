using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>
/// Roles to a CloudFormation template: one for one account, with its ids written out, or one for many, with
/// <c>AWS::AccountId</c> and conditions.
/// </summary>
/// <remarks>
/// Each policy is a resource of its own, <c>AWS::IAM::Policy</c> or <c>AWS::IAM::ManagedPolicy</c>: they take roles of
/// the template and of anybody else
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html).
/// </remarks>
internal sealed class StackWriter
{
    private readonly IReadOnlyList<AccountGroup> _groups;
    private readonly SyncTemplateOptions _options;
    private readonly bool _isForAny;
    private readonly StackConditions _conditions;
    private readonly JsonObject _resources = new();
    private readonly List<TemplateResource> _creates = new();
    private int _alternatives = 1;

    private StackWriter(IReadOnlyList<AccountGroup> groups, SyncTemplateOptions options, bool isForAny)
    {
        _groups = groups;
        _options = options;
        _isForAny = isForAny;
        _conditions = new StackConditions(groups.Count > 1 ? groups : Array.Empty<AccountGroup>());
    }

    /// <summary>The template of one account, with its own ids.</summary>
    public static StackText WriteOne(AccountRollOut account, SyncTemplateOptions options) =>
        new StackWriter(new[] { new AccountGroup(new[] { account.AccountId }, account) }, options, isForAny: false).Write();

    /// <summary>The template of many accounts.</summary>
    public static StackText WriteAny(IReadOnlyList<AccountGroup> groups, SyncTemplateOptions options) => new StackWriter(groups, options, isForAny: true).Write();

    private StackText Write()
    {
        IEnumerable<IGrouping<string, RoleForm>> roles = _groups
            .SelectMany((group, index) => group.Sample.Roles.Select(role => new RoleForm(index, role, _isForAny ? group.Sample.AccountId : null)))
            .GroupBy(form => form.Role.Key, StringComparer.Ordinal)
            .OrderBy(role => role.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, RoleForm> role in roles)
        {
            RoleForm[] forms = role.ToArray();
            RoleForm[] owned = forms.Where(form => IsOwned(form.Role)).ToArray();
            string roleId = ResourceNames.Role(role.Key);
            if (owned.Length > 0)
            {
                Add(roleId, "AWS::IAM::Role", forms[0].Role.Arn.Name, forms[0].Role, owned, RoleProperties(owned), null);
            }

            AddPolicies(role.Key, forms, owned.Length > 0 ? roleId : null);
        }

        if (_groups.Count > 1)
        {
            // A stack needs a resource, also in an account in which no condition holds.
            _resources.Add("Placeholder", new JsonObject { ["Type"] = "AWS::CloudFormation::WaitConditionHandle" });
            _creates.Add(new TemplateResource("Placeholder", "AWS::CloudFormation::WaitConditionHandle", "Placeholder", null));
        }

        JsonObject template = StackDocument.Of(_isForAny ? null : _groups[0].AccountIds[0], _options, HasParameters, _conditions.ToJson(), _resources);
        return new StackText(StackText.Write(template, _options, StackText.MostInlineBytes), _creates, _alternatives, _groups.Count > 1);
    }

    private bool HasParameters => _isForAny && _groups.Any(group => group.Sample.Roles.Any(role => role.Origin == RoleOrigin.New));

    private bool IsOwned(RoleRollOut role) => role.Origin == RoleOrigin.New || (role.Origin == RoleOrigin.Known && _options.IsImporting && !_isForAny);

    private JsonObject RoleProperties(RoleForm[] owned)
    {
        RoleRollOut first = owned[0].Role;
        var properties = new JsonObject { ["RoleName"] = first.Arn.Name };
        if (first.Arn.Path != "/")
        {
            properties["Path"] = first.Arn.Path;
        }

        if (first.Origin == RoleOrigin.New)
        {
            properties["Description"] = StackDocument.RoleDescription;
            StackDocument.AddRoleOptions(properties, owned[0].OwnAccount, first.Arn, _options, HasParameters);
        }

        properties["AssumeRolePolicyDocument"] = Choose(owned, form => StackValues.Of(TemplateJson.Of(form.Role.Trust!), form.OwnAccount));
        return properties;
    }

    private void AddPolicies(string key, RoleForm[] forms, string? roleId)
    {
        var policies = forms
            .SelectMany(form => form.Role.Policies.Select(policy => (Form: form, Policy: policy)))
            .GroupBy(policy => (policy.Policy.Name, policy.Policy.IsManaged))
            .OrderBy(policy => policy.Key.Name, StringComparer.Ordinal);
        foreach (var policy in policies)
        {
            RoleForm[] owners = policy.Select(owner => owner.Form).ToArray();
            var properties = new JsonObject { [policy.Key.IsManaged ? "ManagedPolicyName" : "PolicyName"] = policy.Key.Name };
            if (policy.Key.IsManaged && _options.PolicyPath != "/")
            {
                properties["Path"] = _options.PolicyPath;
            }

            properties["PolicyDocument"] = Choose(owners, form => StackValues.Of(
                TemplateJson.Of(form.Role.Policies.First(own => own.Name == policy.Key.Name).Document), form.OwnAccount));
            properties["Roles"] = new JsonArray(forms[0].Role.Arn.Name);
            Add(
                ResourceNames.Policy(key, policy.Key.Name),
                policy.Key.IsManaged ? "AWS::IAM::ManagedPolicy" : "AWS::IAM::Policy",
                policy.Key.Name,
                forms[0].Role,
                owners,
                properties,
                roleId);
        }
    }

    private void Add(string id, string type, string name, RoleRollOut role, RoleForm[] forms, JsonObject properties, string? dependsOn)
    {
        var resource = new JsonObject { ["Type"] = type };
        if (type == "AWS::IAM::Role" && role.Origin == RoleOrigin.Known)
        {
            // A role that was there before the stack stays when the stack goes.
            resource["DeletionPolicy"] = "Retain";
            resource["UpdateReplacePolicy"] = "Retain";
        }

        if (_groups.Count > 1)
        {
            resource["Condition"] = _conditions.Any(forms.Select(form => form.Group).ToArray());
        }

        if (dependsOn is not null)
        {
            resource["DependsOn"] = dependsOn;
        }

        resource["Properties"] = properties;
        _resources.Add(id, resource);
        _creates.Add(new TemplateResource(id, type, name, role.Arn.Name));
    }

    /// <summary>The value that all groups share, or one for each by its condition.</summary>
    private JsonNode Choose(RoleForm[] forms, Func<RoleForm, JsonNode?> value)
    {
        var alternatives = forms.Select(form => (form.Group, Text: TemplateJson.Write(value(form)!, indented: false)))
            .GroupBy(form => form.Text, StringComparer.Ordinal)
            .ToArray();
        _alternatives = Math.Max(_alternatives, alternatives.Length);
        JsonNode result = JsonNode.Parse(alternatives[alternatives.Length - 1].Key)!;
        for (int i = alternatives.Length - 2; i >= 0; i--)
        {
            IGrouping<string, (int Group, string Text)> alternative = alternatives[i];
            string condition = _conditions.Any(alternative.Select(form => form.Group).ToArray());
            result = new JsonObject { ["Fn::If"] = new JsonArray(condition, JsonNode.Parse(alternative.Key), result) };
        }

        return result;
    }

    /// <summary>A role as the accounts of a group have it.</summary>
    private sealed record RoleForm(int Group, RoleRollOut Role, string? OwnAccount);
}
