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
    public static bool Is(SourceNode root) => Field(root, "definition").IsString && Field(root, "stateMachineArn").IsString;

    public static DefinitionResult Read(SourceNode root, DefinitionContext context)
    {
        SourceNode definition = Field(root, "definition");
        try
        {
            SourceDocument document = SourceDocumentReader.Read(definition.StringValue!, new SourceOrigin(root.Document!.Path, definition.Location.Position), SourceLimits.Default);
            DefinitionShape.Check(document.Root);
            string arnText = Field(root, "stateMachineArn").StringValue!;
            if (!StateMachineArn.TryParse(arnText, out StateMachineArn? arn, out string? reason))
            {
                throw new SourceFormatException(Field(root, "stateMachineArn").Location, reason);
            }

            RoleArn? role = RoleArn.TryParse(Field(root, "roleArn").StringValue, out RoleArn? parsed, out _) ? parsed : null;
            return DefinitionResult.Of(new StateMachineDefinition(document.Root, new PlaceholderText(context.Substitutions), arn.Name, null, arn.Unqualified, role, TypeOf(Field(root, "type").StringValue)));
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
