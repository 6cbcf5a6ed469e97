using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>
/// The first step by which a stack takes over roles that exist: a template with the roles as they are, and the list of
/// them. An import creates and changes nothing
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html), so that the second
/// step, the template proper, is what adds to them.
/// </summary>
internal sealed record ImportTemplates(SyncTemplate Template, SyncTemplate Resources)
{
    private const string ChangeSet = "ImportRoles";

    /// <summary>The templates for an account; null when it has no role to take over.</summary>
    public static ImportTemplates? Of(AccountRollOut account, string fileName, RollOutScope scope)
    {
        RoleRollOut[] known = account.Roles.Where(role => role.Origin == RoleOrigin.Known)
            .Select(role => role with { Trust = role.TrustNow, Policies = System.Array.Empty<RolePolicy>() }).ToArray();
        if (known.Length == 0)
        {
            return null;
        }

        StackText text = StackWriter.WriteOne(account with { Roles = known }, scope.Options);
        var resources = new JsonArray(known.Select(role => (JsonNode)new JsonObject
        {
            ["ResourceType"] = "AWS::IAM::Role",
            ["LogicalResourceId"] = ResourceNames.Role(role.Key),
            ["ResourceIdentifier"] = new JsonObject { ["RoleName"] = role.Arn.Name },
        }).ToArray());
        var template = new SyncTemplate
        {
            Format = scope.Options.Format,
            FileName = fileName + ".import" + StackText.EndingOf(scope.Options),
            AccountIds = new[] { account.AccountId },
            Side = Planning.SyncSide.Target,
            Content = text.Text,
            Quota = StackText.MostInlineBytes,
            Creates = text.Creates,
        };
        return new ImportTemplates(
            template,
            template with { FileName = fileName + ".import.resources.json", Content = TemplateJson.Write(resources, indented: true), Creates = System.Array.Empty<TemplateResource>() });
    }

    /// <summary>The commands of the import, which come before those of the template proper.</summary>
    public IEnumerable<string> Commands(string stack, string region)
    {
        string names = $"--stack-name \"{stack}\" --change-set-name {ChangeSet} --region {region}";
        yield return $"aws cloudformation create-change-set {names} --change-set-type IMPORT --resources-to-import \"file://{Resources.FileName}\" --template-body \"file://{Template.FileName}\" --capabilities CAPABILITY_NAMED_IAM";
        yield return $"aws cloudformation wait change-set-create-complete {names}";
        yield return $"aws cloudformation execute-change-set {names}";
        yield return $"aws cloudformation wait stack-import-complete --stack-name \"{stack}\" --region {region}";
    }
}
