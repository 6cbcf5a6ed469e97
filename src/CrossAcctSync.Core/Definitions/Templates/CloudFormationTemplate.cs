using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>What makes a document a template with state machines.</summary>
internal static class CloudFormationTemplate
{
    public const string StateMachine = "AWS::StepFunctions::StateMachine";
    public const string ServerlessStateMachine = "AWS::Serverless::StateMachine";
    public const string Stack = "AWS::CloudFormation::Stack";
    public const string ServerlessApplication = "AWS::Serverless::Application";

    /// <summary>Whether a document is a template, with or without state machines.</summary>
    public static bool IsTemplate(SourceNode root)
    {
        foreach (SourceMember resource in root["Resources"].Members)
        {
            if (resource.Value["Type"].StartsWith("AWS::") || resource.Value["Type"].StartsWith("Custom::") || resource.NameNode.StartsWith("Fn::"))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsStateMachine(SourceNode resource) =>
        resource["Type"].TextEquals(StateMachine) || resource["Type"].TextEquals(ServerlessStateMachine);

    /// <summary>The property that names the template of a nested stack or application; null for any other resource.</summary>
    public static string? NestedTemplateProperty(SourceNode resource) =>
        resource["Type"].TextEquals(Stack) ? "TemplateURL" : resource["Type"].TextEquals(ServerlessApplication) ? "Location" : null;
}
