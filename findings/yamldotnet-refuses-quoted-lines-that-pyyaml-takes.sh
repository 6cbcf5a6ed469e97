#!/usr/bin/env bash
# A CloudFormation template often holds a definition as JSON that was pasted between double quotation marks, its lines not
# indented. PyYAML, by which the AWS CLI and cfn-lint read templates, takes it, and the leading white space of a line is no
# part of the text. YamlDotNet, the parser of most .NET tools, refuses the same text.
#
# A good engineer would guess that two parsers of YAML 1.1 agree on whether a template is YAML at all.
#
# Seen with PyYAML (any 6.x, brought by cfn-lint) and YamlDotNet 16.3.0: PyYAML prints the object, YamlDotNet raises
# SemanticErrorException or SyntaxErrorException with "indentation" in its message.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > template.yaml <<'YAML'
Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: "{
  \"StartAt\": \"A\",
  \"States\": {}
}"
YAML

python3 - <<'PY'
import yaml
loaded = yaml.safe_load(open("template.yaml"))
text = loaded["Resources"]["Machine"]["Properties"]["DefinitionString"]
print("PyYAML", yaml.__version__, "reads:", text)
assert text == '{ "StartAt": "A", "States": {} }', text
PY

cat > read.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="YamlDotNet" Version="16.3.0" /></ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
try
{
    new YamlDotNet.RepresentationModel.YamlStream().Load(new System.IO.StringReader(System.IO.File.ReadAllText("template.yaml")));
    System.Console.WriteLine("read");
}
catch (YamlDotNet.Core.YamlException refused)
{
    System.Console.WriteLine("refused: " + refused.Message);
}
CS
printed=$(dotnet run --project read.csproj)
echo "YamlDotNet 16.3.0: $printed"
case "$printed" in
    refused:*indentation*) ;;
    *) echo "This has changed." >&2; exit 1 ;;
esac
