using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>What SimulatePrincipalPolicy is asked: every action on every resource. Immutable.</summary>
/// <param name="PolicySourceArn">The role, user or group whose policies are asked.</param>
/// <param name="Actions">The actions, for example <c>glue:StartJobRun</c>.</param>
/// <param name="Resources">The resources; <c>*</c> for all.</param>
public sealed record IamSimulation(string PolicySourceArn, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    /// <summary>Condition keys of the request.</summary>
    public IReadOnlyList<IamContextEntry> ContextEntries { get; init; } = Array.Empty<IamContextEntry>();
}
