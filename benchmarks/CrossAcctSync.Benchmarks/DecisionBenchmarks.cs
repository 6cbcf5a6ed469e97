using System;
using BenchmarkDotNet.Attributes;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Benchmarks;

/// <summary>Decisions on sts:AssumeRole with trust policy, identity policy and three levels of service control policies.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private PolicySet _parsed = PolicySet.Empty;

    /// <summary>Reads the policies, and makes sure that the request is allowed.</summary>
    [GlobalSetup]
    public void Read()
    {
        _parsed = SampleDecision.Parse();
        if (!Decide().IsAllowed)
        {
            throw new InvalidOperationException("The sample was to be allowed: " + Decide().Explanation.Summary);
        }
    }

    /// <summary>With policies that are read already.</summary>
    [Benchmark]
    public AccessDecision Decide() => PolicyEvaluator.Default.Evaluate(SampleDecision.Request, _parsed);

    /// <summary>From the texts of all policies.</summary>
    [Benchmark]
    public AccessDecision ReadAndDecide() => PolicyEvaluator.Default.Evaluate(SampleDecision.Request, SampleDecision.Parse());
}
