using System;
using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>Actions that no policy grants or denies, and who may call them.</summary>
internal static class UnguardedActions
{
    private static readonly Dictionary<string, PrincipalType[]> Callers = new(StringComparer.Ordinal)
    {
        // "No permissions are required to perform this operation. If an administrator attaches a policy to your identity that
        // explicitly denies access to the sts:GetCallerIdentity action, you can still perform this operation."
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
        ["sts:getcalleridentity"] = new[] { PrincipalType.Role, PrincipalType.RoleSession, PrincipalType.User, PrincipalType.FederatedUser, PrincipalType.AccountRoot },

        // Policies do not control it, and it takes the long-term credentials of a user.
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
        ["sts:getsessiontoken"] = new[] { PrincipalType.User, PrincipalType.AccountRoot },
    };

    /// <summary>Whether the principal may call the action whatever policies say; null for an action that policies guard.</summary>
    /// <param name="actionLower">The action in lower case.</param>
    /// <param name="type">Who calls.</param>
    public static bool? MayCall(string actionLower, PrincipalType type) =>
        Callers.TryGetValue(actionLower, out PrincipalType[]? callers) ? Array.IndexOf(callers, type) >= 0 : null;
}
