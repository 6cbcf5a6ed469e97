using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// What <c>Ref</c> and <c>Fn::GetAtt</c> give for the resources that definitions refer to, where the template names
/// them (return values on each resource type's page, for example
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-role.html). A name that
/// CloudFormation makes up is a hole.
/// </summary>
internal sealed class TemplateResources
{
    private readonly SourceNode _template;
    private readonly TemplateValues _values;

    public TemplateResources(SourceNode template, TemplateValues values)
    {
        _template = template;
        _values = values;
    }

    /// <summary>The value of <c>Ref</c>.</summary>
    public TextPattern Reference(string logicalId)
    {
        SourceNode resource = _template["Resources"][logicalId];
        return resource["Type"].StringValue switch
        {
            CloudFormationTemplate.StateMachine or CloudFormationTemplate.ServerlessStateMachine or "AWS::SNS::Topic" => Attribute(logicalId, "Arn"),
            "AWS::IAM::Role" => Name(resource, "RoleName"),
            "AWS::Lambda::Function" or "AWS::Serverless::Function" => Name(resource, "FunctionName"),
            "AWS::DynamoDB::Table" => Name(resource, "TableName"),
            "AWS::Glue::Job" => Name(resource, "Name"),
            _ => TextPattern.Unknown,
        };
    }

    /// <summary>The value of <c>Fn::GetAtt</c>.</summary>
    public TextPattern Attribute(string logicalId, string attribute)
    {
        SourceNode resource = _template["Resources"][logicalId];
        return (resource["Type"].StringValue, attribute) switch
        {
            (CloudFormationTemplate.StateMachine, "Arn") => Arn("states", "stateMachine:", Name(resource, "StateMachineName")),
            (CloudFormationTemplate.ServerlessStateMachine, "Arn") => Arn("states", "stateMachine:", Name(resource, "Name")),
            (CloudFormationTemplate.StateMachine, "Name") => Name(resource, "StateMachineName"),
            (CloudFormationTemplate.ServerlessStateMachine, "Name") => Name(resource, "Name"),
            ("AWS::Lambda::Function" or "AWS::Serverless::Function", "Arn") => Arn("lambda", "function:", Name(resource, "FunctionName")),
            ("AWS::SNS::Topic", "Arn" or "TopicArn") => Arn("sns", string.Empty, Name(resource, "TopicName")),
            ("AWS::IAM::Role", "Arn") => RoleArn(resource),
            _ => TextPattern.Unknown,
        };
    }

    private TextPattern Name(SourceNode resource, string property) => _values.Resolve(resource["Properties"][property]) ?? TextPattern.Unknown;

    private TextPattern Arn(string service, string kind, TextPattern name) => TextPattern.Concat(
        TextPattern.Of("arn:"),
        _values.Partition,
        TextPattern.Of(":" + service + ":"),
        _values.Region,
        TextPattern.Of(":"),
        _values.AccountId,
        TextPattern.Of(":" + kind),
        name);

    private TextPattern RoleArn(SourceNode role) => TextPattern.Concat(
        TextPattern.Of("arn:"),
        _values.Partition,
        TextPattern.Of(":iam::"),
        _values.AccountId,
        TextPattern.Of(":role"),
        role["Properties"]["Path"].Exists ? Name(role, "Path") : TextPattern.Of("/"),
        Name(role, "RoleName"));
}
