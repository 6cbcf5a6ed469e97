using System;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>
/// What DescribeStateMachine answers, as <c>aws stepfunctions describe-state-machine</c> and AWS Tools write it
/// (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html).
/// </summary>
internal static class DescribedStateMachine
{
    /// <summary>Whether an object is such an answer.</summary>
    public static bool IsAnswer(SourceNode root) => Field(root, "definition").IsString && Field(root, "stateMachineArn").IsString;

    /// <summary>Whether an object is such an answer, or the input of CreateStateMachine, which has no ARN yet.</summary>
    public static bool Is(SourceNode root) => Field(root, "definition").IsString || (Field(root, "definition").IsObject && Field(root, "definition")["States"].Exists);

    /// <summary>Whether a document is a list of such answers.</summary>
    public static bool IsList(SourceNode root) => root.IsArray && Is(root[0]);

    public static DefinitionResult Read(SourceNode root, DefinitionContext context, string name)
    {
        SourceNode definition = Field(root, "definition");
        try
        {
            SourceNode states = EmbeddedDefinition.Read(definition);
            string? arnText = Field(root, "stateMachineArn").StringValue;
            StateMachineArn? arn = null;
            if (arnText is not null && !StateMachineArn.TryParse(arnText, out arn, out string? reason))
            {
                throw new SourceFormatException(Field(root, "stateMachineArn").Location, reason);
            }

            RoleArn? role = RoleArn.TryParse(Field(root, "roleArn").StringValue, out RoleArn? parsed, out _) ? parsed : null;
            return DefinitionResult.Of(new StateMachineDefinition(states, new PlaceholderText(context.Substitutions), arn?.Name ?? Field(root, "name").StringValue ?? name, null, arn?.Unqualified, role, TypeOf(Field(root, "type").StringValue), Field(root, "name").StringValue)
                .WithSwitches(MachineSwitch.Logging(Field(root, "loggingConfiguration"), MachineSwitch.Plain), MachineSwitch.Tracing(Field(root, "tracingConfiguration"), MachineSwitch.Plain)));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }

    public static StateMachineType? TypeOf(string? text) =>
        string.Equals(text, "EXPRESS", StringComparison.OrdinalIgnoreCase) ? StateMachineType.Express
        : string.Equals(text, "STANDARD", StringComparison.OrdinalIgnoreCase) ? StateMachineType.Standard
        : null;

    private static SourceNode Field(SourceNode root, string name)
    {
        SourceNode field = root[name];
        return field.Exists ? field : root[char.ToUpperInvariant(name[0]) + name.Substring(1)];
    }
}
