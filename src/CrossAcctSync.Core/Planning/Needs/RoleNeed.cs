using System.Collections.Generic;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Planning;

/// <summary>A target role that has to be there.</summary>
internal sealed record RoleNeed(RoleArn TargetRole, RoleCreation Creation, IReadOnlyList<string> StateMachineArns) : SyncNeed(TargetRole, TargetRole);
