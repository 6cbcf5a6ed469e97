using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>Reads from a definition and its place what the state machine itself needs of its execution role.</summary>
internal static class ExecutionNeeds
{
    private const string Logs = "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy";
    private const string Traces = "https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html";

    // What the page has beside these, CreateLogStream and PutLogEvents, CloudWatch Logs does for itself when it delivers.
    private static readonly string[] LogDelivery =
    {
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    };

    private static readonly string[] TraceWrites = { "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets" };

    /// <summary>The needs, those of the machine as a whole first; none while its ARN is not known.</summary>
    public static IReadOnlyList<ExecutionNeed> Of(StateMachineDefinition definition, StateMachineIdentity identity)
    {
        if (identity.Arn is not { } machine)
        {
            return Array.Empty<ExecutionNeed>();
        }

        var needs = new List<ExecutionNeed>();
        IReadOnlyList<StateMachineDefinition> forms = definition.Forms.Count > 0 ? definition.Forms : new[] { definition };
        foreach (StateMachineDefinition form in forms)
        {
            Add(Delivery(form.IsLogging, LogDelivery, "logging is on", "logging may be on", Logs));
            Add(Delivery(form.IsTracing, TraceWrites, "tracing is on", "tracing may be on", Traces));
            AddMaps(form, form.Tree.Root, machine.Unqualified);
        }

        return needs.Count == 0 ? Array.Empty<ExecutionNeed>() : needs;

        void Add(ExecutionNeed? need)
        {
            if (need is not null && !needs.Exists(known => known.ToString() == need.ToString() && known.StatePath == need.StatePath))
            {
                needs.Add(need);
            }
        }

        void AddMaps(StateMachineDefinition form, StateGroup group, StateMachineArn arn)
        {
            foreach (StateNode state in group.States)
            {
                if (DistributedMapNeeds.IsDistributed(state))
                {
                    foreach (ExecutionNeed need in DistributedMapNeeds.Of(form, state, arn))
                    {
                        Add(need);
                    }
                }

                foreach (StateGroup inner in state.Inner)
                {
                    AddMaps(form, inner, arn);
                }
            }
        }
    }

    /// <summary>Says what the execution role needs, which nothing here grants: the target roles have no part in it.</summary>
    public static void Tell(IReadOnlyList<ExecutionNeed> needs, FindingSink findings, StateMachineDefinition definition) => findings.Add(
        DefinitionRules.ExecutionRoleNeeds,
        $"Beside assuming target roles the execution role needs {string.Join("; ", needs.Select(need => $"{string.Join(", ", need.Actions)} on {need.Resource}"))}.",
        "See that its policies have it; Test-SyncAccess does.",
        definition.Root.LaterLocation);

    private static ExecutionNeed? Delivery(bool? isOn, string[] actions, string purpose, string possible, string source) => isOn == false ? null : new ExecutionNeed
    {
        Purpose = isOn is null ? possible : purpose,
        Actions = actions,
        Resource = "*",
        IsOpen = isOn is null,
        Source = source,
    };
}
