using System;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Nested Express workflows cannot be waited for
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html#concepts-cross-acct-sync-pattern).
/// </summary>
internal sealed class NestedWorkflowCheck
{
    private const string Advice = "Use arn:aws:states:::aws-sdk:sfn:startSyncExecution for an Express workflow; its Output is a string in the answer, as with .sync.";

    private readonly RequirementOptions _options;

    public NestedWorkflowCheck(RequirementOptions options) => _options = options;

    public void Check(TaskResource resource, ITaskArguments arguments, FindingSink findings, SourceNode state)
    {
        if (resource.Pattern != IntegrationPattern.RunJob || resource.Integration is not { Api: "startExecution" })
        {
            return;
        }

        foreach (TaskArgument argument in arguments.Find("StateMachineArn"))
        {
            if (argument.Literal is not { } text || !StateMachineArn.TryParse(text, out StateMachineArn? child, out _))
            {
                continue;
            }

            StateMachineType type = default;
            if (_options.KnownTypes.Count == 0 || !_options.KnownTypes.TryGetValue(child.Unqualified.ToString(), out type))
            {
                findings.Add(
                    DefinitionRules.NestedTypeUnknown,
                    $"It is not known whether '{child.Name}' is Standard or Express; .sync works for Standard only.",
                    "Check its type. " + Advice,
                    argument.Location ?? state.LaterLocation);
            }
            else if (type == StateMachineType.Express)
            {
                findings.Add(
                    DefinitionRules.NestedExpressSync,
                    $"'{child.Name}' is an Express workflow, which startExecution.sync cannot wait for.",
                    Advice,
                    argument.Location ?? state.LaterLocation);
            }
        }
    }
}
