using System;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>What the evaluation asks of a request again and again, worked out once.</summary>
internal sealed class RequestFacts
{
    private RequestFacts(string action, PrincipalType caller, string resource, bool isSameAccount, bool arePartitionsDifferent)
    {
        ActionLower = action.ToLowerInvariant();
        MayCallUnguarded = UnguardedActions.MayCall(ActionLower, caller);
        string service = ActionLower.Substring(0, ActionLower.IndexOf(':'));
        string[] parts = resource.Split(Separator, 6);
        bool isArn = parts.Length == 6;
        bool isRole = isArn && parts[2] == "iam" && parts[5].StartsWith("role/", StringComparison.Ordinal);
        IsTrust = service == "sts" && isRole;
        IsKmsKey = service == "kms" && isArn && parts[2] == "kms" && parts[5].StartsWith("key/", StringComparison.Ordinal);
        IsUnderResourceControl = ResourceControlServices.Covers(service, ActionLower)
            && !(isRole && parts[5].StartsWith("role/aws-service-role/", StringComparison.Ordinal));
        IsSameAccount = isSameAccount;
        ArePartitionsDifferent = arePartitionsDifferent;
    }

    public string ActionLower { get; }

    /// <summary>Whether an action that policies do not guard may be called; null for all others.</summary>
    public bool? MayCallUnguarded { get; }

    /// <summary>Whether the resource's policy is the trust policy of a role.</summary>
    public bool IsTrust { get; }

    /// <summary>Whether the resource is a KMS key, whose policy must allow even its own account.</summary>
    public bool IsKmsKey { get; }

    public bool IsUnderResourceControl { get; }

    public bool IsSameAccount { get; }

    public bool ArePartitionsDifferent { get; }

    public PolicyLayer ResourceLayer => IsTrust ? PolicyLayer.TrustPolicy : PolicyLayer.ResourcePolicy;

    public static RequestFacts Of(RequestPrincipal principal, string action, string resource, string? resourceAccountId)
    {
        string[] parts = resource.Split(Separator, 3);
        bool arePartitionsDifferent = principal.Partition is { } partition
            && parts.Length == 3 && parts[0] == "arn" && parts[1] != partition;
        bool isSameAccount = principal.AccountId is not null && principal.AccountId == resourceAccountId;
        return new RequestFacts(action, principal.Type, resource, isSameAccount, arePartitionsDifferent);
    }

    private static readonly char[] Separator = { ':' };
}
