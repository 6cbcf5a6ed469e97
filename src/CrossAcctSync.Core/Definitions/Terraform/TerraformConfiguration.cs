using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Terraform;

/// <summary>
/// A configuration in Terraform's JSON syntax, as CDK for Terraform writes it to <c>cdk.tf.json</c>
/// (https://developer.hashicorp.com/terraform/language/syntax/json). References such as
/// <c>${aws_iam_role.execution.arn}</c> are placeholders.
/// </summary>
internal static class TerraformConfiguration
{
    public static bool Is(SourceNode root)
    {
        foreach (SourceMember type in root["resource"].Members)
        {
            if (StateMachineResource.IsType(type.Name))
            {
                return true;
            }
        }

        return false;
    }

    public static IReadOnlyList<DefinitionResult> Read(SourceNode root, DefinitionContext context)
    {
        var found = new List<DefinitionResult>();
        foreach (SourceMember type in root["resource"].Members)
        {
            if (!StateMachineResource.IsType(type.Name))
            {
                continue;
            }

            foreach (SourceMember resource in type.Value.Members)
            {
                // A block that may stand several times is a list in some configurations.
                SourceNode body = resource.Value.IsArray ? resource.Value[0] : resource.Value;
                found.Add(ReadOne(type.Name, resource, body, context));
            }
        }

        return found;
    }

    private static DefinitionResult ReadOne(string type, SourceMember resource, SourceNode body, DefinitionContext context)
    {
        var text = new PlaceholderText(context.Substitutions);
        try
        {
            SourceNode definition = StateMachineResource.Definition(body);
            string address = type + "." + resource.Name;
            // A whole definition that another resource or a function gives is known to Terraform only.
            if (definition.StringValue is not { } json || json.TrimStart().StartsWith("${", System.StringComparison.Ordinal))
            {
                throw new SourceFormatException((definition.Exists ? definition : body).Location, $"The definition of {address} is an expression of Terraform's. Give what terraform show -json prints of a plan.");
            }

            SourceNode root = EmbeddedDefinition.Read(definition);
            string? name = text.Read(StateMachineResource.Name(body))?.Literal;
            string? region = body["region"].StringValue ?? context.Region;
            StateMachineArn? arn = name is { Length: > 0 and <= 80 } && region is not null && context.AccountId is { } account
                ? StateMachineArn.TryOf(context.Partition ?? Partitions.OfRegion(region), region, account, name)
                : null;
            RoleArn? role = RoleArn.TryParse(text.Read(body["role_arn"])?.Literal, out RoleArn? parsed, out _) ? parsed : null;
            StateMachineType kind = DescribedStateMachine.TypeOf(StateMachineResource.Type(body).StringValue) ?? StateMachineType.Standard;
            return DefinitionResult.Of(new StateMachineDefinition(root, text, name ?? resource.Name, address, arn, role, kind, name is { Length: > 0 } ? name : null, text.Read(body["name_prefix"])?.Literal is { Length: > 0 } prefix ? MachineNameRule.OfPrefix(prefix) : null)
                .WithSwitches(MachineSwitch.Logging(body["logging_configuration"], text.Read), MachineSwitch.Tracing(body["tracing_configuration"], text.Read)));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }
}
