using System;
using CrossAcctSync.Access;
using CrossAcctSync.Planning;

namespace CrossAcctSync.Reports;

/// <summary>A change as a report has it.</summary>
internal static class ChangeReading
{
    public static ReportChange Of(SyncChange change) => new()
    {
        Kind = change.Kind,
        Leg = change.Side == SyncSide.Source ? AccessLeg.Source : change.Kind is SyncChangeKind.PutTrustPolicy or SyncChangeKind.CreateRole ? AccessLeg.Trust : AccessLeg.Permission,
        Status = change.Status,
        StatusReason = change.StatusReason,
        AccountId = change.AccountId,
        RoleArn = change.RoleArn,
        RoleName = change.RoleName,
        TargetRoleArn = change.TargetRoleArn,
        PolicyName = change.PolicyName,
        Reason = change.Reason,
        Diff = change.Diff.Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries),
        PolicyDocument = change.PolicyDocument,
        Size = change.Size,
        Quota = change.Quota,
        StateMachineArns = change.StateMachineArns,
    };
}
