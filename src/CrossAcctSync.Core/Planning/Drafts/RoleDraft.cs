using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>The creation of a target role: with its boundary and tags, and closed to everybody until its trust is made last.</summary>
internal static class RoleDraft
{
    public static SyncDraft Of(RoleNeed need, System.Func<string, ManagedPolicyLookup> findPolicy)
    {
        RoleArn role = need.TargetRole;
        string? boundary = need.Creation.PermissionsBoundary?.Replace("{account}", role.AccountId);
        if (boundary is not null && Arn.Parse(boundary).AccountId == role.AccountId)
        {
            ManagedPolicyLookup found = findPolicy(boundary);
            if (found.Policy is null)
            {
                return SyncDraft.Of(found.Problem is { } problem ? SyncPolicyProblem.Of(problem, role.ToString()) : new SyncPolicyProblem(
                    SyncPolicyProblemKind.BoundaryNotFound,
                    $"The account {role.AccountId} has no policy {boundary} that could bound the role {role}.",
                    "Create the policy first, or correct its ARN.",
                    role.ToString()));
            }
        }

        string[] machines = need.StateMachineArns.ToArray();
        return SyncDraft.Of(
            need.Change(
                SyncChangeKind.CreateRole,
                SyncSide.Target,
                machines,
                $"The account {role.AccountId} has no role {role}, which {SyncNeed.Names(machines)} {(machines.Length == 1 ? "names" : "name")}.") with
            {
                After = ClosedTrust.Document,
                PermissionsBoundary = boundary,
                Description = need.Creation.Description ?? Described(SyncNeed.Names(machines)),
                Tags = need.Creation.Tags,
                Size = PolicySize.Of(ClosedTrust.Document),
                Quota = PolicyQuota.TrustPolicy.Limit,
            },
            System.Array.Empty<string>());
    }

    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html: at most 1,000 characters of Latin text.
    private static string Described(string machines)
    {
        string text = $"Lets Step Functions run tasks of {machines}";
        string plain = new(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '-').ToArray());
        return plain.Length > 1000 ? plain.Substring(0, 1000) : plain;
    }
}
