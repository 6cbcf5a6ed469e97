using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.RollOut.CloudFormation;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.StackSets;

/// <summary>
/// Stack sets whose permissions AWS manages: the template, the accounts, and two ways to launch it, by commands or by a
/// stack with an <c>AWS::CloudFormation::StackSet</c>
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs.html).
/// </summary>
/// <remarks>
/// Of the units only the accounts that workflows name are reached, unless deployment is automatic. Roles are global, so
/// that there is one region: in a second one the stack would find the roles there already, and fail.
/// </remarks>
internal static class StackSetTemplates
{
    public static IEnumerable<SyncTemplate> Create(IReadOnlyList<AccountRollOut> accounts, RollOutScope scope) =>
        StackTemplates.ForAny(accounts, scope).SelectMany(part => new StackSetPart(part.Suffix, part.Accounts, part.Text, scope).Files());

    /// <summary>One stack set.</summary>
    private sealed class StackSetPart
    {
        private readonly string _name;
        private readonly string _file;
        private readonly string _template;
        private readonly IReadOnlyList<AccountRollOut> _accounts;
        private readonly StackText _text;
        private readonly RollOutScope _scope;

        public StackSetPart(string suffix, IReadOnlyList<AccountRollOut> accounts, StackText text, RollOutScope scope)
        {
            _name = scope.Options.Name + suffix;
            _file = DeviceNames.Avoid(scope.Prefix + _name);
            _template = _file + StackText.EndingOf(scope.Options);
            _accounts = accounts;
            _text = text;
            _scope = scope;
        }

        public IEnumerable<SyncTemplate> Files()
        {
            string[] commands = Commands().ToArray();
            var template = new SyncTemplate
            {
                Format = TemplateFormat.StackSet,
                FileName = _template,
                AccountIds = _accounts.Select(account => account.AccountId).ToArray(),
                Side = StackTemplates.SideOf(_accounts),
                Content = _text.Text,
                Quota = _text.NeedsBucket ? StackText.MostBytes : StackText.MostInlineBytes,
                Creates = _text.Creates,
                CreatedRoleArns = StackTemplates.CreatedIn(_accounts),
                Findings = StackTemplates.FindingsOf(_accounts, _text, _template).Concat(Reach()).ToArray(),
                Commands = commands,
            };
            SyncTemplate plain = template with { Creates = Array.Empty<TemplateResource>(), CreatedRoleArns = Array.Empty<string>(), Findings = Array.Empty<Finding>(), Commands = Array.Empty<string>(), Quota = null };
            yield return template;
            yield return plain with { FileName = _file + ".targets.json", Content = TemplateJson.Write(Targets(), indented: true) };
            yield return plain with { FileName = _file + ".launch.sh", Content = "#!/bin/sh\nset -e\n" + string.Concat(commands.Select(command => command + "\n")) };
            yield return plain with
            {
                FileName = ResourceFile,
                Content = StackText.Write(Resource(), _scope.Options, StackText.MostBytes),
                Quota = StackText.MostBytes,
                Creates = new[] { new TemplateResource("StackSet", "AWS::CloudFormation::StackSet", _name, null) },
                Commands = new[]
                {
                    $"aws cloudformation deploy --stack-name \"{_name}-stack-set\" --template-file \"{ResourceFile}\""
                    + (_text.NeedsBucket ? $" --parameter-overrides \"TemplateUrl={BucketUrl}\"" : string.Empty) + " --capabilities CAPABILITY_NAMED_IAM --region " + _scope.Region,
                },
            };
        }

        private string ResourceFile => _file + ".stackset" + StackText.EndingOf(_scope.Options);

        private string BucketUrl => $"https://<bucket>.s3.{_scope.Region}.amazonaws.com{(_scope.Partition == "aws-cn" ? ".cn" : string.Empty)}/{_template}";

        private string Caller => _scope.Options.IsDelegatedAdministrator ? " --call-as DELEGATED_ADMIN" : string.Empty;

        private bool IsManagement(string accountId) => _scope.Options.Accounts?.FindOrganization(accountId)?.Membership.IsManagementAccount == true;

        private IEnumerable<Finding> Reach()
        {
            foreach (AccountRollOut account in _accounts.Where(account => IsManagement(account.AccountId)))
            {
                yield return new Finding(
                    RollOutRules.ManagementAccountNotReached,
                    $"Account {account.AccountId} is the management account of its organization, to which the stack set '{_name}' does not deploy, so that its roles would not be made.",
                    "Export what this account needs with -Format CloudFormation, and deploy it there as a stack.")
                {
                    Subject = account.AccountId,
                };
            }

            if (_scope.Options.IsAutoDeployed && !_text.IsConditional)
            {
                yield return new Finding(
                    RollOutRules.AutoDeploymentReachesOthers,
                    $"With automatic deployment the stack set '{_name}' makes its roles in every account of {string.Join(", ", _scope.Options.OrganizationalUnitIds)}, now and later; workflows name {_accounts.Count} of them.",
                    "Leave -AutoDeployment out, or name units that hold no other accounts.");
            }
        }

        private IEnumerable<string> Commands()
        {
            if (_text.NeedsBucket)
            {
                yield return $"aws s3 cp \"{_template}\" \"s3://<bucket>/{_template}\" --region {_scope.Region}";
            }

            string body = _text.NeedsBucket ? $"--template-url \"{BucketUrl}\"" : $"--template-body \"file://{_template}\"";
            string auto = _scope.Options.IsAutoDeployed ? "Enabled=true,RetainStacksOnAccountRemoval=false" : "Enabled=false";
            yield return $"aws cloudformation create-stack-set --stack-set-name \"{_name}\" {body} --permission-model SERVICE_MANAGED --auto-deployment \"{auto}\" --managed-execution \"Active=true\" --capabilities CAPABILITY_NAMED_IAM{Caller} --region {_scope.Region}";
            string preferences = string.Join(",", StackSetPreferences.All.Select(preference => $"{preference.Key}={preference.Value}"));
            yield return $"aws cloudformation create-stack-instances --stack-set-name \"{_name}\" --deployment-targets \"file://{_file}.targets.json\" --regions {_scope.Region} --operation-preferences \"{preferences}\"{Caller} --region {_scope.Region}";
        }

        /// <summary>The accounts (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html).</summary>
        private JsonObject Targets()
        {
            var targets = new JsonObject { ["OrganizationalUnitIds"] = Texts(_scope.Options.OrganizationalUnitIds.OrderBy(unit => unit, StringComparer.Ordinal)) };
            if (!_scope.Options.IsAutoDeployed)
            {
                targets["Accounts"] = Texts(_accounts.Select(account => account.AccountId).Where(account => !IsManagement(account)).DefaultIfEmpty(_accounts[0].AccountId));
                targets["AccountFilterType"] = "INTERSECTION";
            }

            return targets;
        }

        private JsonObject Resource()
        {
            var properties = new JsonObject
            {
                ["StackSetName"] = _name,
                ["Description"] = "What cross-account tasks of Step Functions workflows need. Made by CrossAcctSync.",
                ["PermissionModel"] = "SERVICE_MANAGED",
            };
            if (_scope.Options.IsDelegatedAdministrator)
            {
                properties["CallAs"] = "DELEGATED_ADMIN";
            }

            properties["Capabilities"] = Texts(new[] { "CAPABILITY_NAMED_IAM" });
            properties["AutoDeployment"] = _scope.Options.IsAutoDeployed
                ? new JsonObject { ["Enabled"] = true, ["RetainStacksOnAccountRemoval"] = false }
                : new JsonObject { ["Enabled"] = false };
            properties["ManagedExecution"] = new JsonObject { ["Active"] = true };
            properties["OperationPreferences"] = StackSetPreferences.ToJson();
            properties["StackInstancesGroup"] = new JsonArray(new JsonObject { ["DeploymentTargets"] = Targets(), ["Regions"] = Texts(new[] { _scope.Region }) });
            properties[_text.NeedsBucket ? "TemplateURL" : "TemplateBody"] = _text.NeedsBucket ? new JsonObject { ["Ref"] = "TemplateUrl" } : _text.Text;
            var template = new JsonObject
            {
                ["AWSTemplateFormatVersion"] = "2010-09-09",
                ["Description"] = $"The stack set {_name}. Made by CrossAcctSync.",
            };
            if (_text.NeedsBucket)
            {
                template["Parameters"] = new JsonObject
                {
                    ["TemplateUrl"] = new JsonObject { ["Type"] = "String", ["Description"] = $"Where {_template} lies in a bucket." },
                };
            }

            template["Resources"] = new JsonObject { ["StackSet"] = new JsonObject { ["Type"] = "AWS::CloudFormation::StackSet", ["Properties"] = properties } };
            return template;
        }

        private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (JsonNode)JsonValue.Create(text)!).ToArray());
    }
}
