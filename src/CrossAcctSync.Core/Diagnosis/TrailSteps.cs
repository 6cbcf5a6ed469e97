using System;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Diagnosis.Wording;
using CrossAcctSync.Histories;

namespace CrossAcctSync.Diagnosis;

/// <summary>
/// Failures that CloudTrail recorded
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html): a refused
/// <c>AssumeRole</c> in the caller's account, or a call of a service that was refused to the role that made it.
/// </summary>
internal static class TrailSteps
{
    private const string StepFunctions = "states.amazonaws.com";

    /// <summary>The failure; null for a call that succeeded.</summary>
    public static FailedStep? Of(SourceNode trail)
    {
        if (trail["errorCode"].StringValue is not { } code)
        {
            return null;
        }

        string? message = trail["errorMessage"].StringValue;
        SourceNode identity = trail["userIdentity"];
        string? issuer = identity["sessionContext"]["sessionIssuer"]["arn"].StringValue;
        FailedStep step = IsAssumeRole(trail) ? AssumeRole(trail, code, message, issuer) : Call(code, message, issuer);
        return step with
        {
            Source = trail.Location.Path,
            EventId = trail["eventID"].StringValue,
            EventType = $"{ServiceOf(trail)}:{trail["eventName"].StringValue}",
            Time = HistoryTime.Of(trail["eventTime"].StringValue),
            Error = code,
            Message = message,
        };
    }

    private static FailedStep AssumeRole(SourceNode trail, string code, string? message, string? issuer)
    {
        SourceNode request = trail["requestParameters"];
        FailedStep told = FailureClassifier.OfText(code, message, isStarted: false);
        if (told.Cause is not (SyncFailureCause.CallDenied or SyncFailureCause.Unknown))
        {
            return told;
        }

        string? role = request["roleArn"].StringValue ?? told.Denial?.Resource ?? Resources(trail);
        if (trail["userIdentity"]["type"].TextEquals("AWSService"))
        {
            return trail["userIdentity"]["invokedBy"].TextEquals(StepFunctions)
                ? new FailedStep { Cause = SyncFailureCause.ExecutionRoleRefused, Denial = told.Denial, SourceRole = role }
                : new FailedStep { Cause = SyncFailureCause.DeniedElsewhere, Denial = told.Denial, Note = "Another service than Step Functions wanted to assume the role." };
        }

        string? externalId = request["externalId"].StringValue;
        bool isTask = IsFromStepFunctions(trail) || StateMachineArn.TryParse(externalId, out _, out _);
        return new FailedStep
        {
            Cause = isTask ? SyncFailureCause.AssumeRoleRefused : SyncFailureCause.DeniedElsewhere,
            Denial = told.Denial,
            SourceRole = issuer,
            TargetRole = role,
            ExternalId = externalId,
            Machine = StateMachineArn.TryParse(externalId, out StateMachineArn? machine, out _) ? machine.Unqualified : null,
            Note = isTask ? null : "The call does not come from Step Functions and has no state machine's ARN as its ExternalId.",
        };
    }

    private static FailedStep Call(string code, string? message, string? issuer) =>
        FailureClassifier.OfText(code, message, isStarted: false) with { TargetRole = issuer };

    private static bool IsAssumeRole(SourceNode trail) => trail["eventSource"].TextEquals("sts.amazonaws.com") && trail["eventName"].TextEquals("AssumeRole");

    private static bool IsFromStepFunctions(SourceNode trail) =>
        trail["userIdentity"]["invokedBy"].TextEquals(StepFunctions) || trail["sourceIPAddress"].TextEquals(StepFunctions);

    private static string? Resources(SourceNode trail) => trail["resources"].Elements.ToList()
        .Select(resource => resource["ARN"].StringValue).FirstOrDefault(arn => RoleArn.TryParse(arn, out _, out _));

    private static string ServiceOf(SourceNode trail)
    {
        string source = trail["eventSource"].StringValue ?? string.Empty;
        int dot = source.IndexOf('.');
        return dot < 0 ? source : source.Substring(0, dot);
    }
}
