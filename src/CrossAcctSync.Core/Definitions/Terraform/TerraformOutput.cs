using System;
using System.Collections.Generic;
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

    /// <summary>Whether the document is such output.</summary>
    public static bool Is(SourceNode root) =>
        root["format_version"].IsString && (root["terraform_version"].Exists || root["planned_values"].Exists || root["values"].Exists);

    /// <summary>The state machines; one whose definition only the deployment will tell is a result with a problem.</summary>
    public static IReadOnlyList<DefinitionResult> Read(SourceNode root, DefinitionContext context)
    {
        var found = new List<DefinitionResult>();
        // A plan holds the state before it, too; what will be is what counts.
        SourceNode values = root["planned_values"].Exists ? root["planned_values"] : root["values"];
        ReadModule(values["root_module"], context, found);
        return found;
    }

    private static void ReadModule(SourceNode module, DefinitionContext context, List<DefinitionResult> found)
    {
        foreach (SourceNode resource in module["resources"].Elements)
        {
            // A data source is somebody else's state machine.
            if (resource["type"].TextEquals(StateMachine) && !resource["mode"].TextEquals("data"))
            {
                found.Add(ReadOne(resource, context));
            }
        }

        foreach (SourceNode child in module["child_modules"].Elements)
        {
            ReadModule(child, context, found);
        }
    }

    private static DefinitionResult ReadOne(SourceNode resource, DefinitionContext context)
    {
        SourceNode values = resource["values"];
        SourceNode definition = values["definition"];
        string address = resource["address"].StringValue ?? StateMachine;
        try
        {
            if (definition.StringValue is not { } text)
            {
                throw new SourceFormatException(
                    (definition.Exists ? definition : resource).Location,
                    $"The definition of {address} is known only after it is applied, for it holds values that Terraform does not know yet. Read the state afterwards: terraform show -json.");
            }

            SourceDocument document = SourceDocumentReader.Read(text, new SourceOrigin(resource.Document!.Path, definition.Location.Position), SourceLimits.Default);
            DefinitionShape.Check(document.Root);
            string? name = values["name"].StringValue;
            StateMachineArn? arn = ArnOf(values, name, context);
            RoleArn? role = RoleArn.TryParse(values["role_arn"].StringValue, out RoleArn? parsed, out _) ? parsed : null;
            StateMachineType type = DescribedStateMachine.TypeOf(values["type"].StringValue) ?? StateMachineType.Standard;
            return DefinitionResult.Of(new StateMachineDefinition(document.Root, new PlaceholderText(context.Substitutions), name ?? arn?.Name ?? NameOf(resource), address, arn, role, type));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
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
            ? StateMachineArn.Of(context.Partition ?? Partitions.OfRegion(region), region, account, name)
            : null;
    }

    /// <summary>The resource's name with what sets it apart from its siblings, for example <c>orders["eu"]</c>.</summary>
    private static string NameOf(SourceNode resource)
    {
        string name = resource["name"].StringValue ?? StateMachine;
        return resource["index"].Text is { } index ? $"{name}[{index}]" : name;
    }
}
