using System;
using System.IO;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Requirements;

/// <summary>
/// The main job on the shipped assemblies, for a runtime of .NET Framework's kind: it reads a snapshot with its definitions, makes
/// the policies, tests the accounts, and prints a line for each policy and each result. Compiled by Mono's own compiler.
/// </summary>
internal static class MainJob
{
    private static int Main(string[] arguments)
    {
        AccountSnapshot snapshot = AccountSnapshot.Open(arguments[0]);
        SyncRequirement[] requirements = snapshot.StateMachines()
            .SelectMany(machine => RequirementAnalyzer.Analyze(machine.Definition, new RequirementOptions()).Requirements)
            .ToArray();
        foreach (SyncRequirement requirement in requirements.Where(requirement => requirement.TargetRoleArn != null))
        {
            SyncPolicyResult made = SyncPolicyFactory.CreatePermission(requirement, new SyncPolicyOptions());
            foreach (SyncPolicy policy in made.Policies)
            {
                Console.WriteLine("policy {0} {1} {2}", requirement.StateMachineName, policy.RoleArn, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(policy.PolicyDocument)));
            }
        }

        foreach (SyncAccessResult result in SyncAccessTester.Test(requirements, snapshot, AccessTestOptions.Default))
        {
            Console.WriteLine("result {0} {1} {2} {3}/{4}", result.StateMachineName, result.TargetRoleArn, result.Status, result.PassedCheckCount, result.CheckCount);
        }

        return requirements.Length == 0 ? 1 : 0;
    }
}
