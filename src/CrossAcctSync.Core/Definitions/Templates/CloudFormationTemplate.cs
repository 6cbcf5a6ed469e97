using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>What makes a document a template with state machines.</summary>
internal static class CloudFormationTemplate
{
    public const string StateMachine = "AWS::StepFunctions::StateMachine";
    public const string ServerlessStateMachine = "AWS::Serverless::StateMachine";
    public const string Stack = "AWS::CloudFormation::Stack";

    public static bool IsTemplate(SourceNode root)
    {
        foreach (SourceMember resource in root["Resources"].Members)
        {
            if (IsStateMachine(resource.Value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsStateMachine(SourceNode resource) =>
        resource["Type"].TextEquals(StateMachine) || resource["Type"].TextEquals(ServerlessStateMachine);
}
