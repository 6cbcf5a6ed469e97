using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Repairing;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Definitions;
using Xunit;

namespace CrossAcctSync.Tests.Repairing;

public sealed class DefinitionRepairTests
{
    private const string Role = "arn:aws:iam::333344445555:role/Access";
    private const string Child = "arn:aws:states:us-east-2:333344445555:stateMachine:Quote";

    private static readonly RepairOptions Options = new()
    {
        TargetRoleArns = [RoleArn.Parse(Role)],
        Requirements = new RequirementOptions
        {
            StateMachineArns = [StateMachineArn.Parse("arn:aws:states:us-east-2:111122223333:stateMachine:Orders")],
            SourceRoleArn = RoleArn.Parse("arn:aws:iam::111122223333:role/Orders"),
            KnownTypes = new Dictionary<string, StateMachineType> { [Child] = StateMachineType.Express },
        },
    };

    /// <summary>Text, and what it becomes; the part between the marks is replaced.</summary>
    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "a near miss", "a.json", Task("arn:aws:states:::glue:startJobRum.sync", Known), "startJobRum", "startJobRun" },
        { "a wrong version of .sync", "a.json", Task("arn:aws:states:::glue:startJobRun.sync:2", Known), ".sync:2", ".sync" },
        { "a misspelt pattern", "a.json", Task("arn:aws:states:::glue:startJobRun.synch", Known), ".synch", ".sync" },
        { "letter case", "a.json", Task("arn:aws:states:::glue:startjobrun.sync", Known), "startjobrun", "startJobRun" },
        { "an API with a capital letter", "a.json", Task("arn:aws:states:::aws-sdk:glue:StartCrawler", Known), "StartCrawler", "startCrawler" },
        { "another partition stays", "a.json", Task("arn:aws-cn:states:::glue:startJobRum.sync", Known), "startJobRum", "startJobRun" },
        { "a nested Express workflow", "a.json", Nested(".sync:2"), "states:startExecution.sync:2", "aws-sdk:sfn:startSyncExecution" },
        { "a nested Express workflow of the first form", "a.json", Nested(".sync"), "states:startExecution.sync", "aws-sdk:sfn:startSyncExecution" },
        { "a path in RoleArn", "a.json", Task(Glue, """{ "RoleArn": "$.role" }"""), "\"RoleArn\"", "\"RoleArn.$\"" },
        { "a role in RoleArn.$", "a.json", Task(Glue, $$"""{ "RoleArn.$": "{{Role}}" }"""), "\"RoleArn.$\"", "\"RoleArn\"" },
        { "a misspelt field", "a.json", Task(Glue, $$"""{ "roleArn": "{{Role}}" }"""), "\"roleArn\"", "\"RoleArn\"" },
        { "the ARN in place of the object", "a.json", Task(Glue, $"\"{Role}\""), $": \"{Role}\",\n", $$""": { "RoleArn": "{{Role}}" },{{"\n"}}""" },
        { "no role at all", "a.json", Task(Glue, "{}"), "{}", $$"""{ "RoleArn": "{{Role}}" }""" },
        { "a name in place of the ARN", "a.json", Task(Glue, """{ "RoleArn": "Access" }"""), "\"Access\"", $"\"{Role}\"" },
        { "a session in place of the role", "a.json", Task(Glue, """{ "RoleArn": "arn:aws:sts::333344445555:assumed-role/Access/me" }"""), "arn:aws:sts::333344445555:assumed-role/Access/me", Role },
        { "missing Credentials", "a.json", Missing, "lambda:invoke\",\n", $$"""lambda:invoke",{{"\n"}}      "Credentials": { "RoleArn": "{{Role}}" },{{"\n"}}""" },
        { "missing Credentials on one line", "a.json", Missing.Replace("\n", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), "lambda:invoke\",", $$"""lambda:invoke", "Credentials": { "RoleArn": "{{Role}}" },""" },
        { "YAML", "a.yaml", Yaml, "startJobRum", "startJobRun" },
        { "missing Credentials in YAML", "a.yaml", YamlMissing, "lambda:invoke # the price\n", $"lambda:invoke # the price\n    Credentials:\n      RoleArn: {Role}\n" },
        { "missing Credentials in the flow of YAML", "a.yaml", YamlFlow, "lambda:invoke', ", $$"""lambda:invoke', Credentials: { RoleArn: '{{Role}}' }, """ },
        { "a SAM template", "a.yaml", Template, "startJobRum", "startJobRun" },
        { "a text in a template", "a.yaml", TemplateText, "startJobRum", "startJobRun" },
    };

    private const string Glue = "arn:aws:states:::glue:startJobRun.sync";
    private const string Known = $$"""{ "RoleArn": "{{Role}}" }""";

    private const string Missing = """
        {
          "StartAt": "Run",
          "States": {
            "Run": {
              "Type": "Task",
              "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": { "FunctionName": "arn:aws:lambda:us-east-2:333344445555:function:Price" },
              "End": true
            }
          }
        }
        """;

    private const string Yaml = """
        # Loads the day.
        StartAt: Run
        States:
          Run: # the only one
            Type: Task
            Resource: arn:aws:states:::glue:startJobRum.sync   # waits
            Parameters: { JobName: 'load' }
            Credentials:
              RoleArn: arn:aws:iam::333344445555:role/Access
            End: true
        """;

    private const string YamlMissing = """
        StartAt: Run
        States:
          Run:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke # the price
            Parameters:
              FunctionName: arn:aws:lambda:us-east-2:333344445555:function:Price
            End: true

        """;

    private const string YamlFlow = """
        StartAt: Run
        States:
          Run: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'arn:aws:lambda:us-east-2:333344445555:function:Price' }, End: true }
        """;

    private const string Template = """
        Resources:
          Orders:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: Orders
              Definition:
                StartAt: Run
                States:
                  Run:
                    Type: Task
                    Resource: arn:aws:states:::glue:startJobRum.sync
                    Parameters: { JobName: !Ref Job }
                    Credentials: { RoleArn: arn:aws:iam::333344445555:role/Access }
                    End: true
        """;

    private const string TemplateText = """
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: Orders
              DefinitionString: !Sub |
                {
                  "StartAt": "Run",
                  "States": {
                    "Run": {
                      "Type": "Task",
                      "Resource": "arn:aws:states:::glue:startJobRum.sync",
                      "Parameters": { "JobName": "${Job}" },
                      "Credentials": { "RoleArn": "arn:aws:iam::333344445555:role/Access" },
                      "End": true
                    }
                  }
                }
        """;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_repaired_and_every_other_letter_stays(string fault, string name, string text, string before, string after)
    {
        string expected = ReplaceOnce(text, before, after);

        DefinitionRepair repair = Plan(name, Encoding.UTF8.GetBytes(text), Options);

        Assert.True(repair.Files.Count == 1, $"{fault}: {string.Join(" ", repair.Refusals)}");
        Assert.Equal(expected, Encoding.UTF8.GetString(repair.Files[0].Content));
        Assert.Empty(Plan(name, repair.Files[0].Content, Options).Files);
    }

    [Theory]
    [InlineData("utf-8", "\n")]
    [InlineData("utf-8", "\r\n")]
    [InlineData("utf-16", "\r\n")]
    [InlineData("utf-16BE", "\n")]
    public void Encoding_mark_and_line_ends_stay(string encoding, string newLine)
    {
        var coding = Encoding.GetEncoding(encoding);
        string text = YamlMissing.Replace("\n", newLine, StringComparison.Ordinal).Replace("the price", "der Preis für 𝒙", StringComparison.Ordinal);

        RepairedFile file = Assert.Single(Plan("a.yaml", [.. coding.GetPreamble(), .. coding.GetBytes(text)], Options).Files);

        string expected = ReplaceOnce(text, "𝒙" + newLine, $"𝒙{newLine}    Credentials:{newLine}      RoleArn: {Role}{newLine}");
        Assert.Equal([.. coding.GetPreamble(), .. coding.GetBytes(expected)], file.Content);
    }

    [Fact]
    public void Several_faults_are_repaired_one_after_the_other_and_told_with_their_places()
    {
        string text = Task("arn:aws:states:::glue:startJobRum.sync", """{ "RoleArn.$": "arn:aws:iam::333344445555:role/Access" }""");

        SyncRepair[] repairs = [.. Plan("a.json", Encoding.UTF8.GetBytes(text), Options).Repairs];

        Assert.Equal(["CredentialsMalformed", "IntegrationUnknown"], repairs.Select(repair => repair.Code).Order(StringComparer.Ordinal));
        Assert.All(repairs, repair => Assert.Equal("Orders / Run", repair.StatePath));
        SyncRepair resource = repairs.Single(repair => repair.Code == "IntegrationUnknown");
        Assert.Equal((6, "      \"Resource\": \"arn:aws:states:::glue:startJobRum.sync\",", "      \"Resource\": \"arn:aws:states:::glue:startJobRun.sync\","), (resource.Location.Position.Line, resource.Before, resource.After));
        Assert.Equal("@@ line 6 @@ Orders / Run\n-" + resource.Before + "\n+" + resource.After, resource.Diff);
    }

    [Fact]
    public void Many_faults_are_repaired_in_few_rounds_and_told_by_line()
    {
        const int Count = 2_000;
        string text = Many(Count);
        var files = new CountedFiles(new MemoryFiles().With("many.json", text).With("main.yaml", """
            Resources:
              Many:
                Type: AWS::Serverless::StateMachine
                Properties: { Name: Many, DefinitionUri: many.json }
            """));

        DefinitionRepair repair = DefinitionRepairer.Plan(Path.Combine("top", "main.yaml"), files, DefinitionContext.Empty, Options, TestContext.Current.CancellationToken);

        RepairedFile file = Assert.Single(repair.Files);
        Assert.Equal(text.Replace("startJobRum", "startJobRun", StringComparison.Ordinal).Replace("\"RoleArn\": \"$.role\"", "\"RoleArn.$\": \"$.role\"", StringComparison.Ordinal), Encoding.UTF8.GetString(file.Content));
        Assert.Equal(2 * Count, file.Repairs.Count);
        Assert.Equal(file.Repairs.Select(one => one.Location.Position.Line).Order(), file.Repairs.Select(one => one.Location.Position.Line));
        // Both faults of a task are on one line, so that there are two rounds.
        Assert.Equal(3, files.Readings);
    }

    [Fact]
    public void An_edit_that_is_to_blame_is_taken_back_alone()
    {
        string good = string.Concat(Enumerable.Range(0, 30).Select(number => $"""
              T{number}:
                Type: Task
                Resource: arn:aws:states:::glue:startJobRum.sync
                Credentials: {Known.Replace("\"", string.Empty, StringComparison.Ordinal)}
                Parameters: [JobName, load]
                Next: Shared

            """));
        // What the anchor says is right in the Standard workflow, and not in the Express one that repeats it.
        string text = $$"""
            StartAt: Shared
            States:
            {{good}}
              Shared:
                Type: Task
                Resource: &shared arn:aws:states:::glue:startJobRum.sync
                Credentials: { RoleArn: '{{Role}}' }
                Next: Each
              Each:
                Type: Map
                ItemProcessor:
                  ProcessorConfig: { Mode: DISTRIBUTED, ExecutionType: EXPRESS }
                  StartAt: One
                  States:
                    One:
                      Type: Task
                      Resource: *shared
                      Credentials: { RoleArn: '{{Role}}' }
                      End: true
                End: true
            """;

        DefinitionRepair repair = Plan("blame.yaml", Encoding.UTF8.GetBytes(text), Options);

        Assert.Equal(30, Assert.Single(repair.Files).Repairs.Count);
        Assert.Contains("&shared arn:aws:states:::glue:startJobRum.sync", Encoding.UTF8.GetString(repair.Files[0].Content), StringComparison.Ordinal);
        Assert.Contains(repair.Refusals, refusal => refusal.Finding.StatePath!.EndsWith("Shared", StringComparison.Ordinal) && refusal.Reason.Contains("taken back", StringComparison.Ordinal));
    }

    [Fact]
    public void A_resource_of_the_own_account_is_repaired_too()
    {
        string text = Task("arn:aws:states:::athena:startQueryExecution.sync:2", Known).Replace($"      \"Credentials\": {Known},\n", string.Empty, StringComparison.Ordinal);

        DefinitionRepair repair = Plan("own.json", Encoding.UTF8.GetBytes(text), Options);

        Assert.Equal(text.Replace(".sync:2", ".sync", StringComparison.Ordinal), Encoding.UTF8.GetString(Assert.Single(repair.Files).Content));
    }

    [Fact]
    public void The_new_shape_of_a_result_is_noted()
    {
        Assert.Contains("Output is a text with JSON, where .sync:2 gave JSON itself", Plan("a.json", Encoding.UTF8.GetBytes(Nested(".sync:2")), Options).Repairs.Single().Note, StringComparison.Ordinal);
        Assert.Contains("Output is a text with JSON, as before", Plan("a.json", Encoding.UTF8.GetBytes(Nested(".sync")), Options).Repairs.Single().Note, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "the pattern would be another", Task("arn:aws:states:::sns:publish.sync", Known), "would wait in another way" },
        { "nothing is near", Task("arn:aws:states:::nothing:likeThis", Known), "No integration has a name like it" },
        { "two fields", Task(Glue, $$"""{ "RoleArn": "{{Role}}", "RoleArn.$": "$.role" }"""), "Only you can tell" },
        { "written with escapes", Task("arn:aws:states:::glue:startJobR\\u0075m.sync", Known), "could not be told for sure" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_no_rule_can_tell_is_left_with_the_reason(string fault, string text, string reason)
    {
        DefinitionRepair repair = Plan("a.json", Encoding.UTF8.GetBytes(text), Options);

        Assert.Empty(repair.Files);
        Assert.True(repair.Refusals.Any(refusal => refusal.Reason.Contains(reason, StringComparison.Ordinal)), $"{fault}: {string.Join(" | ", repair.Refusals)}");
    }

    [Fact]
    public void A_role_is_never_guessed()
    {
        RepairOptions none = Options with { TargetRoleArns = [] };
        RepairOptions elsewhere = Options with { TargetRoleArns = [RoleArn.Parse("arn:aws:iam::444455556666:role/Else")] };
        RepairOptions mapped = none with { TargetRolesByState = new Dictionary<string, IReadOnlyList<RoleArn>> { ["Run"] = [RoleArn.Parse(Role)] } };
        byte[] bytes = Encoding.UTF8.GetBytes(Missing);

        Assert.Contains("-TargetRoleArn", Assert.Single(Plan("a.json", bytes, none).Refusals).Reason, StringComparison.Ordinal);
        Assert.Empty(Plan("a.json", bytes, elsewhere).Files);
        Assert.Single(Plan("a.json", bytes, mapped).Files);
    }

    [Fact]
    public void A_definition_that_a_template_names_is_repaired_in_its_own_file()
    {
        MemoryFiles files = new MemoryFiles()
            .With("main.yaml", """
                Resources:
                  Orders:
                    Type: AWS::Serverless::StateMachine
                    Properties: { Name: Orders, DefinitionUri: orders.asl.json }
                """)
            .With("orders.asl.json", Task("arn:aws:states:::glue:startJobRum.sync", Known));

        DefinitionRepair repair = DefinitionRepairer.Plan(Path.Combine("top", "main.yaml"), files, DefinitionContext.Empty, Options, TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine("top", "orders.asl.json"), Assert.Single(repair.Files).Path);
    }

    [Fact]
    public void A_file_that_is_no_definition_is_refused() =>
        Assert.Throws<SourceFormatException>(() => Plan("a.json", "{}"u8.ToArray(), Options));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_replaced_in_one_step_and_left_alone_when_it_changed(bool backup)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("CrossAcctSync-");
        try
        {
            string path = Path.Combine(folder.FullName, "a.json");
            string text = Task("arn:aws:states:::glue:startJobRum.sync", Known);
            File.WriteAllText(path, text);
            RepairedFile file = DefinitionRepairer.Plan(path, new DefinitionFiles(), DefinitionContext.Empty, Options, TestContext.Current.CancellationToken).Files.Single();

            Assert.True(DefinitionRepairer.Write(file, backup));
            Assert.Equal(text.Replace("startJobRum", "startJobRun", StringComparison.Ordinal), File.ReadAllText(path));
            Assert.Equal(backup ? ["a.json", "a.json.bak"] : ["a.json"], Directory.GetFiles(folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.False(DefinitionRepairer.Write(file, backup));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DefinitionRepair Plan(string name, byte[] bytes, RepairOptions options) =>
        DefinitionRepairer.Plan(Path.Combine("top", name), new MemoryFiles().With(name, bytes), DefinitionContext.Empty, options, TestContext.Current.CancellationToken);

    private static string Task(string resource, string credentials) => $$"""
        {
          "StartAt": "Run",
          "States": {
            "Run": {
              "Type": "Task",
              "Resource": "{{resource}}",
              "Credentials": {{credentials}},
              "Parameters": { "JobName": "load" },
              "End": true
            }
          }
        }
        """;

    private static string Nested(string pattern) => $$"""
        {
          "StartAt": "Run",
          "States": {
            "Run": {
              "Type": "Task",
              "Resource": "arn:aws:states:::states:startExecution{{pattern}}",
              "Parameters": { "StateMachineArn": "{{Child}}", "Input": { "order.$": "$.order" } },
              "Credentials": {{Known}},
              "End": true
            }
          }
        }
        """;

    /// <summary>Each task has two faults, on one line.</summary>
    private static string Many(int count) => "{\n \"StartAt\": \"T0\",\n \"States\": {\n" + string.Join(",\n", Enumerable.Range(0, count).Select(number =>
        $$"""  "T{{number}}": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRum.sync", "Credentials": { "RoleArn": "$.role" }, "Parameters": { "JobName": "load" }, {{(number + 1 < count ? $"\"Next\": \"T{number + 1}\"" : "\"End\": true")}} }""")) + "\n }\n}";

    private static string ReplaceOnce(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0 && text.IndexOf(before, start + 1, StringComparison.Ordinal) < 0, $"'{before}' must stand once in {text}");
        return text[..start] + after + text[(start + before.Length)..];
    }
}
