using System;

namespace CrossAcctSync.Accounts;

/// <summary>What is wanted of a pass over the roles of an account.</summary>
/// <param name="IsWanted">Whether a role is wanted whatever it holds, by its ARN.</param>
/// <param name="See">Is told the ARN of every role that passes by.</param>
/// <param name="Report">Is told of what was left out, such as a role that stands twice.</param>
public sealed record RoleScan(Func<string, bool> IsWanted, Action<string> See, Action<AccountProblem> Report);
