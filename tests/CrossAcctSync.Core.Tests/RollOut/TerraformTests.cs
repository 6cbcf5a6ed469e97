using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Arns;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using Xunit;
using static CrossAcctSync.Tests.RollOut.RollOutSample;

namespace CrossAcctSync.Tests.RollOut;

public sealed class TerraformTests
{
    private static readonly SyncTemplateOptions Options = new() { Format = TemplateFormat.Terraform };

    [Fact]
    public void Each_account_has_a_folder_that_can_be_applied_to_no_other()
    {
        IReadOnlyList<SyncTemplate> files = Export(Options, PlanSample.Requirement());

        Assert.Equal(["111122223333/main.tf.json", "111122223333/provider.tf.json", "444455556666/main.tf.json", "444455556666/provider.tf.json"], files.Select(file => file.FileName));
        JsonElement provider = Json(File(files, "444455556666/provider.tf.json")).GetProperty("provider").GetProperty("aws");
        Assert.Equal("444455556666", Assert.Single(provider.GetProperty("allowed_account_ids").EnumerateArray()).GetString());
        Assert.Equal("us-east-2", provider.GetProperty("region").GetString());
        JsonElement source = Json(File(files, "111122223333/main.tf.json")).GetProperty("resource");
        Assert.False(source.TryGetProperty("aws_iam_role", out _));
        Assert.Equal("InvokeRole", Assert.Single(source.GetProperty("aws_iam_role_policy").EnumerateObject()).Value.GetProperty("role").GetString());
    }

    [Fact]
    public void Managed_policies_that_a_role_has_already_are_imported_with_their_attachment()
    {
        WritableAccounts accounts = PlanSample.Accounts();
        SyncTemplateOptions options = Options with { Accounts = accounts, Side = SyncSide.Target, PolicyKind = TemplatePolicyKind.Managed, PolicyPath = "/sync/", MaxManagedPolicies = 1 };
        SyncTemplate before = File(Export(options, PlanSample.Requirement()), "444455556666/main.tf.json");
        TemplateResource policy = Assert.Single(before.Creates, resource => resource.Type == "aws_iam_policy");
        string arn = "arn:aws:iam::444455556666:policy/sync/" + policy.Name;
        accounts.AttachPolicy(RoleArn.Parse(PlanSample.Target), arn, TestContext.Current.CancellationToken);

        SyncTemplate main = File(Export(options, PlanSample.Requirement()), "444455556666/main.tf.json");

        Assert.Equal(
            ["aws_iam_role.SyncRole = Sync", $"aws_iam_policy.{policy.LogicalId} = {arn}", $"aws_iam_role_policy_attachment.{policy.LogicalId} = Sync/{arn}"],
            Json(main).GetProperty("import").EnumerateArray().Select(import => $"{import.GetProperty("to").GetString()} = {import.GetProperty("id").GetString()}"));
        Assert.Equal(before.Creates, main.Creates);
    }

    [Fact]
    public void A_known_role_is_imported_and_only_its_trust_is_managed()
    {
        WritableAccounts accounts = PlanSample.Accounts().With(PlanSample.Target, PlanSample.ServiceTrust, (PlanSample.PolicyName, PlanSample.Foreign));

        SyncTemplate main = File(Export(Options with { Accounts = accounts, Tags = new Dictionary<string, string> { ["a"] = "b" } }, PlanSample.Requirement()), "444455556666/main.tf.json");

        JsonElement role = Json(main).GetProperty("resource").GetProperty("aws_iam_role").GetProperty("SyncRole");
        Assert.Contains("Foreign", role.GetProperty("assume_role_policy").GetString(), StringComparison.Ordinal);
        Assert.Contains(PlanSample.Machine, role.GetProperty("assume_role_policy").GetString(), StringComparison.Ordinal);
        Assert.True(role.GetProperty("lifecycle").GetProperty("prevent_destroy").GetBoolean());
        Assert.False(role.TryGetProperty("tags", out _));
        Assert.Equal(
            ["Sync", "Sync:" + PlanSample.PolicyName],
            Json(main).GetProperty("import").EnumerateArray().Select(import => import.GetProperty("id").GetString()));
        Assert.Equal("RoleImported", Assert.Single(main.Findings).Code);
    }

    [Fact]
    public void What_begins_a_template_in_a_string_is_escaped()
    {
        SyncRequirement requirement = PlanSample.Requirement();
        SyncStatement statement = requirement.Statements[0] with { Resources = ["arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*"] };

        SyncTemplate main = File(
            Export(Options with { Tags = new Dictionary<string, string> { ["%{a}"] = "${b}" } }, requirement with { Statements = [statement] }), "444455556666/main.tf.json");

        Assert.Contains("$${aws:PrincipalTag/team}", main.Content, StringComparison.Ordinal);
        Assert.Contains("\"%%{a}\": \"$${b}\"", main.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Managed_policies_are_attached()
    {
        JsonElement resources = Json(File(Export(Options with { PolicyKind = TemplatePolicyKind.Managed }, PlanSample.Requirement()), "444455556666/main.tf.json")).GetProperty("resource");

        JsonProperty policy = Assert.Single(resources.GetProperty("aws_iam_policy").EnumerateObject());
        JsonElement attachment = Assert.Single(resources.GetProperty("aws_iam_role_policy_attachment").EnumerateObject()).Value;
        Assert.Equal($"${{aws_iam_policy.{policy.Name}.arn}}", attachment.GetProperty("policy_arn").GetString());
        Assert.Equal("${aws_iam_role.SyncRole.name}", attachment.GetProperty("role").GetString());
        Assert.False(resources.TryGetProperty("aws_iam_role_policy", out _));
    }
}
