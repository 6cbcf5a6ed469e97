using System;
using System.Collections.Generic;
using System.Diagnostics;
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

    /// <summary>Runs a task on a folder: its name, then the folder.</summary>
    public static int Run(string[] task)
    {
        string folder = task[1];
        MeasuredProcess.Report(task[0] switch
        {
            TestSnapshot => watch => Test(folder, watch),
            FindRole => watch => Find(folder, watch),
            ListRoles => watch => List(folder, watch),
            WriteRole => watch => Write(folder, watch),
            AuditTrusts => watch => AuditTasks.Audit(folder, watch),
            ReadTokens => watch => AuditTasks.ReadTokens(folder, watch),
            _ => throw new ArgumentException($"There is no task '{task[0]}'.", nameof(task)),
        });
        return 0;
    }

    private static string Test(string folder, Stopwatch watch)
    {
        IReadOnlyList<SyncRequirement> requirements = SampleRequirements.Make();
        var counts = new int[4];
        int checks = 0;
        int findings = 0;
        watch.Start();
        foreach (SyncAccessResult result in SyncAccessTester.Test(requirements, AccountSnapshot.Open(folder), AccessTestOptions.Default))
        {
            counts[(int)result.Status]++;
            checks += result.CheckCount;
            findings += result.Findings.Count;
        }

        watch.Stop();
        int passed = counts[(int)AccessStatus.Passed];
        int failed = counts[(int)AccessStatus.Failed];
        Expect(passed + failed == SampleSnapshot.Requirements && failed == SampleSnapshot.Broken, $"{passed} passed and {failed} failed");
        return $"{passed} passed, {failed} failed, {checks} checks, {findings} findings";
    }

    private static string Find(string folder, Stopwatch watch)
    {
        watch.Start();
        RoleLookup lookup = AccountSnapshot.Open(folder).FindRoles([SampleSnapshot.LastRole], default)[SampleSnapshot.LastRole];
        watch.Stop();
        Expect(lookup.Status == RoleLookupStatus.Found, lookup.Reason);
        return lookup.Reason[(lookup.Reason.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    private static string List(string folder, Stopwatch watch)
    {
        watch.Start();
        int count = AccountSnapshot.Open(folder).ListRoles(SampleSnapshot.LastRole.AccountId).Count();
        watch.Stop();
        Expect(count > 1, $"{count} roles");
        return $"{count} roles";
    }

    private static string Write(string folder, Stopwatch watch)
    {
        RoleArn role = SampleSnapshot.LastRole;
        AccountRole before = AccountSnapshot.Open(folder).FindRoles([role], default)[role].Role!;
        watch.Start();
        SnapshotWrite write = SnapshotStore.Open(folder).ReplaceTrust(role, SampleSnapshot.OtherTrust(before.Trust.Document!));
        watch.Stop();
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
