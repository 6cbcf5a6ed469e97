using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Terraform;

/// <summary>
/// The state machines of the providers aws and awscc, whose attributes have other names
/// (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine,
/// https://registry.terraform.io/providers/hashicorp/awscc/latest/docs/resources/stepfunctions_state_machine).
/// </summary>
internal static class StateMachineResource
{
    private const string Aws = "aws_sfn_state_machine";
    private const string Awscc = "awscc_stepfunctions_state_machine";

    public static bool IsType(string? type) => type is Aws or Awscc;

    public static bool Is(SourceNode resource) => resource["type"].TextEquals(Aws) || resource["type"].TextEquals(Awscc);

    public static SourceNode Definition(SourceNode values) => values["definition"].Kind is SourceNodeKind.None or SourceNodeKind.Null ? values["definition_string"] : values["definition"];

    public static SourceNode Name(SourceNode values) => values["name"].IsString ? values["name"] : values["state_machine_name"];

    public static SourceNode Type(SourceNode values) => values["type"].IsString ? values["type"] : values["state_machine_type"];
}
