using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.RollOut.CloudFormation;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.Terraform;

/// <summary>
/// Terraform configurations, a folder for each account: <c>main.tf.json</c> with the resources, and
/// <c>provider.tf.json</c>, which refuses to work in another account.
/// </summary>
internal static class TerraformTemplates
{
    public static IEnumerable<SyncTemplate> Create(IReadOnlyList<AccountRollOut> accounts, RollOutScope scope)
    {
        foreach (AccountRollOut account in accounts)
        {
            scope.CancellationToken.ThrowIfCancellationRequested();
            var writer = new TerraformWriter(scope.Options);
            JsonObject configuration = writer.Write(account);
            var main = new SyncTemplate
            {
                Format = TemplateFormat.Terraform,
                FileName = account.AccountId + "/main.tf.json",
                AccountIds = new[] { account.AccountId },
                Side = StackTemplates.SideOf(new[] { account }),
                Content = TemplateJson.Write(configuration, indented: true),
                Creates = writer.Creates,
                CreatedRoleArns = StackTemplates.CreatedIn(new[] { account }),
                Findings = account.Roles.SelectMany(role => role.Findings).ToArray(),
                Commands = new[] { $"terraform -chdir=\"{account.AccountId}\" init", $"terraform -chdir=\"{account.AccountId}\" apply" },
            };
            yield return main;
            yield return new SyncTemplate
            {
                Format = TemplateFormat.Terraform,
                FileName = account.AccountId + "/provider.tf.json",
                AccountIds = main.AccountIds,
                Side = main.Side,
                Content = TemplateJson.Write(Provider(account.AccountId, scope.Region), indented: true),
            };
        }
    }

    private static JsonObject Provider(string account, string region) => new()
    {
        ["provider"] = new JsonObject
        {
            ["aws"] = new JsonObject { ["region"] = region, ["allowed_account_ids"] = new JsonArray(account) },
        },
    };
}
