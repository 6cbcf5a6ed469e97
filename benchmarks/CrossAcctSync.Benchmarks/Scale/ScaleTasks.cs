using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>What is measured in a process of its own. Each task checks that it did what it was to do.</summary>
public static class ScaleTasks
{
    /// <summary>Tests all requirements of the sample snapshot.</summary>
    public const string TestSnapshot = "test-snapshot";

    /// <summary>Finds the last role of a file.</summary>
    public const string FindRole = "find-role";

    /// <summary>Goes through all roles of a file.</summary>
    public const string ListRoles = "list-roles";

    /// <summary>Replaces the trust policy of the last role of a file.</summary>
    public const string WriteRole = "write-role";

    /// <summary>Audits the trusts of all accounts of a folder.</summary>
    public const string AuditTrusts = "audit-trusts";

    /// <summary>Reads every token of the same files, and nothing else.</summary>
    public const string ReadTokens = "read-tokens";

    /// <summary>Decides one request over and over.</summary>
    public const string Decide = "decide";

    /// <summary>Reads the policies of one request, and decides it, over and over.</summary>
    public const string ReadAndDecide = "read-and-decide";

    /// <summary>Plans for as many requirements as are told.</summary>
    public const string Plan = "plan";

    /// <summary>Exports templates for as many requirements as are told.</summary>
    public const string Export = "export";

    /// <summary>Runs a task: its name, then the folder, or the number, of those that have one.</summary>
    public static int Run(string[] task)
    {
        string folder = task.Length > 1 ? task[1] : string.Empty;
        MeasuredProcess.Report(task[0] switch
        {
            TestSnapshot => clock => Test(folder, clock),
            FindRole => clock => Find(folder, clock),
            ListRoles => clock => List(folder, clock),
            WriteRole => clock => Write(folder, clock),
            Decide => clock => DecisionTasks.Decide(clock),
            ReadAndDecide => clock => DecisionTasks.ReadAndDecide(clock),
            AuditTrusts => clock => AuditTasks.Audit(folder, clock),
            ReadTokens => clock => AuditTasks.ReadTokens(folder, clock),
            Plan => clock => PlanTasks.Plan(folder, clock),
            Export => clock => PlanTasks.Export(folder, clock),
            _ => throw new ArgumentException($"There is no task '{task[0]}'.", nameof(task)),
        });
        return 0;
    }

    private static string Test(string folder, PartClock clock)
    {
        IReadOnlyList<SyncRequirement> requirements = SampleRequirements.Make();
        var counts = new int[4];
        int checks = 0;
        int findings = 0;
        clock.Start();
        foreach (SyncAccessResult result in SyncAccessTester.Test(requirements, AccountSnapshot.Open(folder), AccessTestOptions.Default))
        {
            counts[(int)result.Status]++;
            checks += result.CheckCount;
            findings += result.Findings.Count;
        }

        clock.Stop();
        int passed = counts[(int)AccessStatus.Passed];
        int failed = counts[(int)AccessStatus.Failed];
        Expect(passed + failed == SampleSnapshot.Requirements && failed == SampleSnapshot.Broken, $"{passed} passed and {failed} failed");
        return $"{passed} passed, {failed} failed, {checks} checks, {findings} findings";
    }

    private static string Find(string folder, PartClock clock)
    {
        clock.Start();
        RoleLookup lookup = AccountSnapshot.Open(folder).FindRoles([SampleSnapshot.LastRole], default)[SampleSnapshot.LastRole];
        clock.Stop();
        Expect(lookup.Status == RoleLookupStatus.Found, lookup.Reason);
        return lookup.Reason[(lookup.Reason.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    private static string List(string folder, PartClock clock)
    {
        clock.Start();
        int count = AccountSnapshot.Open(folder).ListRoles(SampleSnapshot.LastRole.AccountId).Count();
        clock.Stop();
        Expect(count > 1, $"{count} roles");
        return $"{count} roles";
    }

    private static string Write(string folder, PartClock clock)
    {
        RoleArn role = SampleSnapshot.LastRole;
        AccountRole before = AccountSnapshot.Open(folder).FindRoles([role], default)[role].Role!;
        clock.Start();
        SnapshotWrite write = SnapshotStore.Open(folder).ReplaceTrust(role, SampleSnapshot.OtherTrust(before.Trust.Document!));
        clock.Stop();
        Expect(write.Status == SnapshotWriteStatus.Written, write.Reason);
        return "one trust policy replaced";
    }

    private static void Expect(bool isSo, string what)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("The sample is not what it should be: " + what);
        }
    }
}
