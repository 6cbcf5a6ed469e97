using BenchmarkDotNet.Attributes;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Benchmarks;

/// <summary>Work on a trust policy of 20 statements and on a permission policy of 40.</summary>
[MemoryDiagnoser]
public class PolicyBenchmarks
{
    private string _text = string.Empty;
    private PolicyDocument _policy = PolicyDocument.Empty;
    private PolicyDocument _shuffled = PolicyDocument.Empty;
    private PolicyDocument _needed = PolicyDocument.Empty;

    /// <summary>Gets or sets the kind of policy.</summary>
    [Params(PolicyKind.TrustPolicy, PolicyKind.InlineRolePolicy)]
    public PolicyKind Kind { get; set; }

    /// <summary>Makes the policies.</summary>
    [GlobalSetup]
    public void Make()
    {
        bool isTrust = Kind == PolicyKind.TrustPolicy;
        _text = isTrust ? SamplePolicies.Trust(20) : SamplePolicies.Permission(40);
        _policy = PolicyDocument.Parse(_text);
        PolicyStatement[] statements = [.. _policy.Statements];
        System.Array.Reverse(statements);
        _shuffled = _policy with { Statements = statements };
        // Half of what is needed is granted already.
        _needed = PolicyDocument.Parse(isTrust ? SamplePolicies.Trust(20, 10) : SamplePolicies.Permission(40, 20));
    }

    /// <summary>Text to policy.</summary>
    [Benchmark]
    public PolicyDocument Parse() => PolicyDocument.Parse(_text);

    /// <summary>Policy to compact text.</summary>
    [Benchmark]
    public string Write() => PolicyWriter.Write(_policy);

    /// <summary>Adds a policy of the same size, half of which is there already.</summary>
    [Benchmark]
    public PolicyMergeResult Merge() => PolicyMerger.Merge(_policy, _needed);

    /// <summary>Compares with the same policy, its statements in reverse order.</summary>
    [Benchmark]
    public PolicyEqualityResult Compare() => PolicyEquality.Compare(_policy, _shuffled);
}
