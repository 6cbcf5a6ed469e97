using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>
/// What <c>pulumi stack export</c> prints (https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/): resources
/// with their inputs and outputs, of which the state machines of the providers aws and aws-native are read.
/// </summary>
internal static class PulumiExport
{
    private const string Classic = "aws:sfn/stateMachine:StateMachine";
    private const string Native = "aws-native:stepfunctions:StateMachine";

    public static bool Is(SourceNode root) => root["deployment"]["resources"].IsArray;

    public static IReadOnlyList<DefinitionResult> Read(SourceNode root, DefinitionContext context)
    {
        var found = new List<DefinitionResult>();
        foreach (SourceNode resource in root["deployment"]["resources"].Elements)
        {
            // What is to be deleted stays in the stack until it is.
            if ((resource["type"].TextEquals(Classic) || resource["type"].TextEquals(Native)) && resource["delete"].Kind != SourceNodeKind.True)
            {
                found.Add(ReadOne(resource, context));
            }
        }

        return found;
    }

    private static DefinitionResult ReadOne(SourceNode resource, DefinitionContext context)
    {
        try
        {
            SourceNode text = Field(resource, "definition") is { Exists: true } definition ? definition : Field(resource, "definitionString");
            if (text.StringValue is null)
            {
                throw new SourceFormatException((text.Exists ? text : resource).Location, "The definition is not in this export: it is a secret, or known only after the update. Export with --show-secrets after 'pulumi up'.");
            }

            SourceNode root = EmbeddedDefinition.Read(text);
            StateMachineArn? arn = StateMachineArn.TryParse(Field(resource, "arn").StringValue, out StateMachineArn? own, out _) ? own.Unqualified : null;
            RoleArn? role = RoleArn.TryParse(Field(resource, "roleArn").StringValue, out RoleArn? parsed, out _) ? parsed : null;
            string name = arn?.Name ?? NameOf(resource["urn"].StringValue);
            StateMachineType? type = DescribedStateMachine.TypeOf(Field(resource, "type").StringValue ?? Field(resource, "stateMachineType").StringValue);
            return DefinitionResult.Of(new StateMachineDefinition(root, new PlaceholderText(context.Substitutions), name, resource["urn"].StringValue, arn, role, type, null, MachineNameRule.OfPrefix(name + "-"))
                .WithSwitches(MachineSwitch.Logging(Field(resource, "loggingConfiguration"), MachineSwitch.Plain), MachineSwitch.Tracing(Field(resource, "tracingConfiguration"), MachineSwitch.Plain)));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }

    /// <summary>Outputs hold over inputs, which may be references to other resources.</summary>
    private static SourceNode Field(SourceNode resource, string name) => resource["outputs"][name] is { Exists: true } output ? output : resource["inputs"][name];

    /// <summary>The last part of a resource's URN, its name in the program.</summary>
    private static string NameOf(string? urn)
    {
        int last = urn?.LastIndexOf("::", StringComparison.Ordinal) ?? -1;
        return last < 0 ? "StateMachine" : urn!.Substring(last + 2);
    }
}
