using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;
using Xunit;

namespace CrossAcctSync.Tests.Fuzzing;

/// <summary>Whatever is read, the answer is a result or an error with a place, in words that can be shown.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly string Examples = Path.Combine(RepositoryFolder.Top, "examples");

    private static readonly byte[][] Texts =
    [
        .. Directory.EnumerateFiles(Examples, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal)).Select(File.ReadAllBytes).Where(text => text.Length < 20_000),
    ];

    private static readonly JsonNode[] Documents =
    [
        .. new[] { "workflows", "accounts/state-machines", "repairs", "cdk.out", "terraform" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Examples, folder), "*.json")).Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!),
    ];

    private static readonly RequirementOptions Options = new()
    {
        StateMachineArns = [StateMachineArn.Parse("arn:aws:states:us-east-2:111122223333:stateMachine:M")],
        SourceRoleArn = RoleArn.Parse("arn:aws:iam::111122223333:role/S"),
        TargetRoleArns = [RoleArn.Parse("arn:aws:iam::333344445555:role/T")],
    };

    [Fact]
    public void Any_bytes_are_a_document_or_an_error_with_a_place() => FuzzRun.Over("readers", input =>
    {
        byte[] text = input.Mutate(input.OneOf(Texts));
        try
        {
            Walk(SourceDocument.Parse(text, "file.yaml").Root);
        }
        catch (SourceFormatException exception)
        {
            Assert.Equal(VisibleText.Of(exception.Message), exception.Message);
        }
    });

    [Fact]
    public void Any_document_is_analysed_or_refused() => FuzzRun.Over("definitions", input =>
    {
        string text = input.Mutate(input.OneOf(Documents));
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);
        try
        {
            foreach (DefinitionResult result in reader.ReadText(text, "M").Where(result => result.Definition is not null))
            {
                foreach (SyncRequirement requirement in RequirementAnalyzer.Analyze(result.Definition!, Options).Requirements)
                {
                    Assert.All(requirement.Findings, finding => Assert.Equal(VisibleText.Of(finding.ToString()), finding.ToString()));
                    Assert.All(requirement.Statements, statement => Assert.NotEmpty(statement.ToPolicyStatement().Action.Values));
                }
            }
        }
        catch (SourceFormatException exception)
        {
            Assert.Equal(VisibleText.Of(exception.Message), exception.Message);
        }
    });

    [Fact]
    public void No_text_is_shown_as_it_is_when_it_hides_something() => FuzzRun.Over("names", input =>
    {
        string name = Encoding.UTF8.GetString(input.Mutate([]));
        string visible = VisibleText.Of(name);
        Assert.Equal(visible, VisibleText.Of(visible));
        Assert.DoesNotContain(visible, one => char.IsControl(one));
        foreach (string text in new[] { name, "arn:aws:iam::111122223333:role/" + name, "arn:aws:states:us-east-2:111122223333:stateMachine:" + name })
        {
            if (RoleArn.TryParse(text, out RoleArn? role, out string? reason))
            {
                Assert.Equal(text, role.ToString());
            }
            else
            {
                Assert.NotEmpty(reason);
            }

            if (StateMachineArn.TryParse(text, out StateMachineArn? machine, out _))
            {
                Assert.Equal(text, machine.ToString());
            }
        }
    });

    private static void Walk(SourceNode node)
    {
        foreach (SourceMember member in node.Members)
        {
            Assert.True(member.Name.Length >= 0 && member.Value.Location.Position.Line > 0);
            Walk(member.Value);
        }

        foreach (SourceNode element in node.Elements)
        {
            Walk(element);
        }

        Assert.True(node.IsString == node.StringValue is not null);
    }
}
