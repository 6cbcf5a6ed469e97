using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Terraform;

/// <summary>
/// What <c>terraform show -json</c> prints of a plan or a state
/// (https://developer.hashicorp.com/terraform/internals/json-format): the state machines of the root module and of all
/// modules below it, as they will be or are.
/// </summary>
internal static class TerraformOutput
{
    private const string StateMachine = "aws_sfn_state_machine";
    private const string Stack = "aws_cloudformation_stack";
    private const string AwsccStack = "awscc_cloudformation_stack";

    /// <summary>Whether the document is such output.</summary>
    public static bool Is(SourceNode root) =>
        root["format_version"].IsString && (root["terraform_version"].Exists || root["planned_values"].Exists || root["values"].Exists);

    /// <summary>The state machines; one whose definition only the deployment will tell is a result with a problem.</summary>
    /// <param name="root">The output.</param>
    /// <param name="context">What is known of the place.</param>
    /// <param name="template">Reads the template of a CloudFormation stack that Terraform makes, with its parameters.</param>
    public static IReadOnlyList<DefinitionResult> Read(SourceNode root, DefinitionContext context, Func<SourceNode, DefinitionContext, IReadOnlyList<DefinitionResult>> template)
    {
        var found = new List<DefinitionResult>();
        // A plan holds the state before it, too; what will be is what counts.
        SourceNode values = root["planned_values"].Exists ? root["planned_values"] : root["values"];
        ReadModule(values["root_module"], root["configuration"]["root_module"], context, template, found);
        return found;
    }

    /// <summary>Whether the document is a state as Terraform stores it, which is no interface of Terraform's.</summary>
    public static bool IsStored(SourceNode root) => root["lineage"].IsString && root["serial"].Exists && root["terraform_version"].IsString;

    private static void ReadModule(SourceNode module, SourceNode configuration, DefinitionContext context, Func<SourceNode, DefinitionContext, IReadOnlyList<DefinitionResult>> template, List<DefinitionResult> found)
    {
        foreach (SourceNode resource in module["resources"].Elements)
        {
            // A data source is somebody else's state machine, and a deposed object has been replaced and waits to be destroyed.
            if (resource["mode"].TextEquals("data") || resource["deposed_key"].Exists)
            {
                continue;
            }

            if (StateMachineResource.Is(resource))
            {
                found.Add(ReadOne(resource, module, configuration, context));
            }
            else if (resource["type"].TextEquals(Stack) || resource["type"].TextEquals(AwsccStack))
            {
                found.AddRange(ReadStack(resource, context, template));
            }
        }

        foreach (SourceNode child in module["child_modules"].Elements)
        {
            ReadModule(child, configuration["module_calls"][CallOf(child, module)]["module"], context, template, found);
        }
    }

    private static IReadOnlyList<DefinitionResult> ReadStack(SourceNode resource, DefinitionContext context, Func<SourceNode, DefinitionContext, IReadOnlyList<DefinitionResult>> template)
    {
        SourceNode body = resource["values"]["template_body"];
        if (!body.IsString)
        {
            return new[] { DefinitionResult.NotAtHand(new SourceFormatException((body.Exists ? body : resource).Location, $"The template of {resource["address"].StringValue} is not in this output, so state machines in it are not looked at. Give it by itself.")) };
        }

        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SourceMember parameter in resource["values"]["parameters"].Members)
        {
            if (parameter.Value.StringValue is { } value)
            {
                known[parameter.Name] = value;
            }
        }

        return template(body, context.Within(known));
    }

    /// <summary>The call of a module, which its address ends with: <c>b</c> for <c>module.a["x"].module.b[0]</c> in <c>module.a["x"]</c>.</summary>
    private static string CallOf(SourceNode child, SourceNode parent)
    {
        string address = child["address"].StringValue ?? string.Empty;
        int start = parent["address"].StringValue is { } above ? above.Length + 1 : 0;
        return address.Length > start ? address.Substring(start).Split('.', '[').ElementAtOrDefault(1) ?? string.Empty : string.Empty;
    }

    private static DefinitionResult ReadOne(SourceNode resource, SourceNode module, SourceNode configuration, DefinitionContext context)
    {
        SourceNode values = resource["values"];
        SourceNode definition = StateMachineResource.Definition(values);
        string address = resource["address"].StringValue ?? StateMachine;
        try
        {
            if (!definition.IsString)
            {
                throw new SourceFormatException((definition.Exists ? definition : resource).Location, WhyUnknown(resource, address));
            }

            SourceNode root = EmbeddedDefinition.Read(definition);
            string? name = StateMachineResource.Name(values).StringValue is { Length: > 0 } told ? told : null;
            StateMachineArn? arn = ArnOf(values, name, context);
            RoleArn? role = RoleOf(resource, module, configuration, arn, context);
            StateMachineType type = DescribedStateMachine.TypeOf(StateMachineResource.Type(values).StringValue) ?? StateMachineType.Standard;
            return DefinitionResult.Of(new StateMachineDefinition(root, new PlaceholderText(context.Substitutions), name ?? arn?.Name ?? NameOf(resource), address, arn, role, type, name, RuleOf(resource))
                .WithSwitches(MachineSwitch.Logging(values["logging_configuration"], MachineSwitch.Plain), MachineSwitch.Tracing(values["tracing_configuration"], MachineSwitch.Plain)));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }

    private static string WhyUnknown(SourceNode resource, string address) => resource["sensitive_values"]["definition"].Exists
        ? $"The definition of {address} is sensitive, and this output leaves it out or does not know it yet. Read the state with all values: terraform show -json."
        : $"The definition of {address} is known only after it is applied, for it holds values that Terraform does not know yet. Read the state afterwards: terraform show -json.";

    /// <summary>The execution role: as planned, or by its name where it is created with the state machine.</summary>
    private static RoleArn? RoleOf(SourceNode resource, SourceNode module, SourceNode configuration, StateMachineArn? machine, DefinitionContext context)
    {
        if (RoleArn.TryParse(resource["values"]["role_arn"].StringValue, out RoleArn? known, out _))
        {
            return known;
        }

        string? account = machine?.AccountId ?? context.AccountId;
        string? partition = machine?.Partition ?? context.Partition;
        return account is not null && partition is not null && PlannedRole.Find(resource, module, configuration) is { } name
            && RoleArn.TryParse($"arn:{partition}:iam::{account}:role{name}", out RoleArn? planned, out _) ? planned : null;
    }

    /// <summary>The ARN: the resource's own, or made of its name where the user tells the account.</summary>
    private static StateMachineArn? ArnOf(SourceNode values, string? name, DefinitionContext context)
    {
        foreach (string attribute in new[] { "arn", "id" })
        {
            if (StateMachineArn.TryParse(values[attribute].StringValue, out StateMachineArn? arn, out _))
            {
                return arn.Unqualified;
            }
        }

        // Since version 6 of the AWS provider a resource can name its region.
        string? region = values["region"].StringValue ?? context.Region;
        return name is { Length: > 0 and <= 80 } && region is not null && context.AccountId is { } account
            ? StateMachineArn.TryOf(context.Partition ?? Partitions.OfRegion(region), region, account, name)
            : null;
    }

    /// <summary>
    /// How the provider makes the name: of the prefix that the plan tells, or of its own where the resource has neither. A name
    /// or prefix that the plan does not know yet tells nothing.
    /// </summary>
    private static MachineNameRule? RuleOf(SourceNode resource)
    {
        SourceNode prefix = resource["values"]["name_prefix"];
        return prefix.StringValue is { Length: > 0 } told ? MachineNameRule.OfPrefix(told) : null;
    }

    /// <summary>The resource's name with what sets it apart from its siblings, for example <c>orders["eu"]</c>.</summary>
    private static string NameOf(SourceNode resource)
    {
        string name = resource["name"].StringValue ?? StateMachine;
        return resource["index"].Text is { } index ? $"{name}[{index}]" : name;
    }
}
