using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>What the state machines of <see cref="SampleSnapshot"/> need: each runs a job and a workflow in the next account.</summary>
public static class SampleRequirements
{
    /// <summary>One requirement for each state machine.</summary>
    public static IReadOnlyList<SyncRequirement> Make() => Make(Enumerable.Range(0, SampleSnapshot.Requirements).Select(number => new SamplePair(number)));

    /// <summary>One requirement for each pair.</summary>
    public static IReadOnlyList<SyncRequirement> Make(IEnumerable<SamplePair> pairs)
    {
        var reader = new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty);
        return pairs.Select(pair => Make(reader, pair)).ToArray();
    }

    /// <summary>The definition of a pair's state machine.</summary>
    public static string Definition(SamplePair pair) => $$"""
        {
            "StartAt": "Load",
            "States": {
                "Load": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::glue:startJobRun.sync",
                    "Parameters": {"JobName": "{{pair.Job}}"},
                    "Credentials": {"RoleArn": "{{pair.TargetRole}}"},
                    "Next": "Settle"
                },
                "Settle": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::states:startExecution.sync:2",
                    "Parameters": {"StateMachineArn": "{{pair.Nested}}", "Input": {} },
                    "Credentials": {"RoleArn": "{{pair.TargetRole}}"},
                    "End": true
                }
            }
        }
        """;

    private static SyncRequirement Make(DefinitionReader reader, SamplePair pair)
    {
        var options = new RequirementOptions
        {
            SourceRoleArn = RoleArn.Parse(pair.SourceRole),
            StateMachineArns = [StateMachineArn.Parse(pair.StateMachine)],
        };
        return RequirementAnalyzer.Analyze(reader.ReadText(Definition(pair), "machine")[0].Definition!, options).Requirements.Single();
    }
}
