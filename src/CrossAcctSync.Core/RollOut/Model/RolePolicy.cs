using CrossAcctSync.Policies;

namespace CrossAcctSync.RollOut.Model;

/// <summary>A policy of a role in a roll-out.</summary>
/// <param name="Name">Its name in the account.</param>
/// <param name="Document">The policy.</param>
/// <param name="IsManaged">Whether it is a policy of its own.</param>
internal sealed record RolePolicy(string Name, PolicyDocument Document, bool IsManaged);
