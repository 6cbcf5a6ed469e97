using System.Linq;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CrossAcctSync.Arns;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks;

/// <summary>From the bytes of a definition to what its tasks need, beside a bare parse of the same bytes.</summary>
[MemoryDiagnoser]
public class DefinitionBenchmarks
{
    private static readonly RequirementOptions Options = new()
    {
        StateMachineArns = [StateMachineArn.Parse("arn:aws:states:eu-west-1:111122223333:stateMachine:Orders")],
        SourceRoleArn = RoleArn.Parse("arn:aws:iam::111122223333:role/Orders"),
    };

    private byte[] _bytes = [];
    private DefinitionReader _reader = null!;

    /// <summary>Gets or sets how many states the definition has.</summary>
    [Params(5, 500, 10_000)]
    public int States { get; set; }

    /// <summary>Gets or sets which tasks run in another account.</summary>
    [Params(SampleCredentials.All, SampleCredentials.Few)]
    public SampleCredentials Credentials { get; set; }

    /// <summary>Makes the definition, and checks that it says what is meant to be measured.</summary>
    [GlobalSetup]
    public void Make()
    {
        _bytes = SampleDefinition.Write(States, Credentials);
        _reader = new DefinitionReader(new MemoryFiles(_bytes), DefinitionContext.Empty);
        RequirementAnalysis analysis = Analyze();
        if (analysis.Definition.StateCount != States || analysis.Requirements.Count == 0)
        {
            throw new System.InvalidOperationException("The sample is not what it should be.");
        }

        System.Console.WriteLine($"// {_bytes.Length} bytes, {analysis.Requirements.Count} roles, {analysis.Requirements.Sum(one => one.Tasks.Count)} tasks, {analysis.Requirements.Sum(one => one.Findings.Count)} findings");
    }

    /// <summary>A tree of the JSON, and nothing more: what the aim is set against.</summary>
    [Benchmark(Baseline = true)]
    public int JsonDocumentParse()
    {
        using JsonDocument document = JsonDocument.Parse(_bytes);
        return (int)document.RootElement.ValueKind;
    }

    /// <summary>A pass over the tokens, of which nothing is kept.</summary>
    [Benchmark]
    public int Utf8JsonReaderPass()
    {
        var reader = new Utf8JsonReader(_bytes);
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    /// <summary>The document with the places of its values.</summary>
    [Benchmark]
    public SourceDocument ReadDocument() => SourceDocument.Parse(_bytes);

    /// <summary>All that Get-SyncRequirement works out.</summary>
    [Benchmark]
    public RequirementAnalysis Analyze() =>
        RequirementAnalyzer.Analyze(_reader.ReadFile("orders.asl.json")[0].Definition!, Options);
}
