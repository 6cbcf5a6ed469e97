using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Findings;
using CrossAcctSync.Generation;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// What taking a change back would let in that is not let in now. A journal is a file: whoever can edit it could have an
/// undo write back what never was there.
/// </summary>
/// <remarks>
/// A trust opens by each statement that the role's trust policy does not have now, but those of the module's own shape for
/// the state machines that the change was for, and by each Deny that goes. Of a permission policy state machines cannot
/// tell what they needed, so that only what is open to all is named.
/// </remarks>
internal static class UndoOpenings
{
    private static readonly string[] Wide =
    {
        PolicyRules.AllActions.Code, PolicyRules.AllowByExclusion.Code, PolicyRules.PassRoleOnAllRoles.Code, PolicyRules.PassRoleWithoutService.Code,
    };

    /// <summary>One sentence for each statement, or attachment, that opens something; empty when none does.</summary>
    public static IReadOnlyList<string> Of(SyncChange change, ChangeState now) => change.Kind switch
    {
        SyncChangeKind.PutTrustPolicy => OfTrust(change, now.Document ?? PolicyDocument.Empty, change.Before!),
        SyncChangeKind.DetachPolicy => OfAttachment(change),
        SyncChangeKind.CreateRole or SyncChangeKind.AttachPolicy => Array.Empty<string>(),
        _ => OfPermissions(change, now.Document ?? PolicyDocument.Empty, change.Before ?? PolicyDocument.Empty),
    };

    private static string[] OfTrust(SyncChange change, PolicyDocument now, PolicyDocument before)
    {
        string partition = CanonicalPrincipal.PartitionOf(now, before);
        var present = new CoverSearch(now.Statements, PolicyVariables.AreKnownTo(now), PolicyVariables.AreKnownTo(before), partition);
        ILookup<int?, Finding> findings = PolicyLinter.Lint(before, new LintOptions { Kind = LintKind.Trust, AccountId = change.AccountId }).ToLookup(finding => finding.StatementIndex);
        IEnumerable<string> allowed = before.Statements
            .Select((statement, index) => (Statement: statement, Index: index))
            .Where(one => one.Statement.Effect == PolicyEffect.Allow
                && present.Find(one.Statement) is null && present.FindEqual(one.Statement) is null
                && !StatementCells.Of(one.Statement).Cells.All(cell => present.Find(cell.Statement) is not null || IsOwn(change, cell.Statement) || IsNobody(cell.Statement)))
            .Select(one => $"{StatementText.Name(one.Statement, one.Index)} lets {Principals(one.Statement)} in, which the trust policy does not do now."
                + string.Concat(findings[one.Index].Where(finding => finding.Severity != FindingSeverity.Information).Select(finding => $" {finding.Code}: {finding.Message}")));
        var denied = new HashSet<string>(before.Statements.Where(IsDeny).Select(statement => CanonicalStatement.Of(statement, partition).Key), StringComparer.Ordinal);
        return allowed
            .Concat(ClosedTrust.Open(now).Statements
                .Select((statement, index) => (Statement: statement, Index: index))
                .Where(one => IsDeny(one.Statement) && !denied.Contains(CanonicalStatement.Of(one.Statement, partition).Key))
                .Select(one => $"{StatementText.Name(one.Statement, one.Index)}, which denies {Principals(one.Statement)} now, goes."))
            .ToArray();
    }

    /// <summary>Whether a statement is what a revocation of one of the change's state machines took.</summary>
    private static bool IsOwn(SyncChange change, PolicyStatement statement) =>
        TrustStatement.TryRead(statement, out _, out IReadOnlyList<string>? machines) && machines.All(machine => change.StateMachineArns.Contains(machine, StringComparer.Ordinal));

    /// <summary>Whether a statement names nobody but roles and users that were deleted, whose ids no later one has.</summary>
    private static bool IsNobody(PolicyStatement statement) =>
        statement.Principal is { IsNegated: false } element && element.Principals.All(principal => principal.Kind == PrincipalKind.Aws && PrincipalForms.IsUniqueId(principal.Value));

    private static IEnumerable<string> OfPermissions(SyncChange change, PolicyDocument now, PolicyDocument before, LintKind kind)
    {
        string partition = CanonicalPrincipal.PartitionOf(now, before);
        var present = new HashSet<string>(now.Statements.Select(statement => CanonicalStatement.Of(statement, partition).Key), StringComparer.Ordinal);
        return PolicyLinter.Lint(before, new LintOptions { Kind = kind, AccountId = change.AccountId })
            .Where(finding => Wide.Contains(finding.Code) && finding.StatementIndex is { } index && !present.Contains(CanonicalStatement.Of(before.Statements[index], partition).Key))
            .Select(finding => $"{finding.Message} ({finding.Code})");
    }

    private static string[] OfPermissions(SyncChange change, PolicyDocument now, PolicyDocument before) =>
        OfPermissions(change, now, before, ChangeState.IsInRole(change) ? LintKind.Identity : LintKind.Managed).ToArray();

    private static string[] OfAttachment(SyncChange change)
    {
        string arn = change.PolicyArn ?? string.Empty;
        bool isOwn = arn.StartsWith($"arn:{change.Role.Partition}:iam::{change.AccountId}:policy/", StringComparison.Ordinal)
            && change.StateMachineArns.Any(machine => PolicyNames.IsOf(AttachedPolicy.NameOf(arn), machine, change.Role));
        return isOwn ? Array.Empty<string>() : new[] { $"The policy {arn}, which was not written for the state machines of the change, is attached." };
    }

    private static bool IsDeny(PolicyStatement statement) => statement.Effect == PolicyEffect.Deny;

    private static string Principals(PolicyStatement statement) => statement.Principal is not { } element ? "nobody by name"
        : (element.IsNegated ? "all but " : string.Empty) + Sentences.NameList.Of(element.Principals.Select(principal => principal.ToString()).ToArray(), 3);
}
