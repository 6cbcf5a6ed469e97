using System;
using System.IO;
using CrossAcctSync.Benchmarks.Samples;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>
/// Measures what grows with an organization: wall time, and the peak of resident memory of a process that does nothing
/// else. Data is made before, and its making is not measured.
/// </summary>
public static class ScaleRun
{
    private const int Runs = 3;

    /// <summary><c>decisions</c>, <c>snapshot</c>, <c>file</c>, <c>audit</c>, <c>plan</c>, or all when nothing is said; then the folder for the data, else a temporary one.</summary>
    public static int Run(string[] arguments)
    {
        string what = arguments.Length > 0 ? arguments[0] : "all";
        string folder = Path.Combine(arguments.Length > 1 ? arguments[1] : Path.GetTempPath(), "crossacctsync-scale-" + Guid.NewGuid().ToString("N"));
        try
        {
            if (what is "all" or "decisions")
            {
                Console.WriteLine("sts:AssumeRole with trust, identity policy and three levels of service control policies");
                Repeat("decide", () => MeasuredProcess.Run(ScaleTasks.Decide));
                Repeat("read", () => MeasuredProcess.Run(ScaleTasks.ReadAndDecide));
            }

            if (what is "all" or "snapshot")
            {
                MeasureSnapshot(Path.Combine(folder, "snapshot"));
            }

            if (what is "all" or "audit")
            {
                AuditScale.Measure(Path.Combine(folder, "audit"));
            }

            if (what is "all" or "plan")
            {
                PlanScale.Measure();
            }

            if (what is "all" or "file")
            {
                MeasureFile(Path.Combine(folder, "small"), 10);
                MeasureFile(Path.Combine(folder, "large"), 1_024);
            }
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void MeasureSnapshot(string folder)
    {
        SampleSnapshot.Write(folder);
        Console.WriteLine($"{SampleSnapshot.Accounts} accounts of {SampleSnapshot.Roles} roles ({Megabytes(folder)} MB), {SampleSnapshot.Requirements} requirements");
        Repeat("test", () => MeasuredProcess.Run(ScaleTasks.TestSnapshot, folder));
    }

    private static void MeasureFile(string folder, int megabytes)
    {
        SampleSnapshot.WriteLarge(folder, megabytes);
        Console.WriteLine($"One account file of {Megabytes(folder)} MB");
        Repeat("find", () => MeasuredProcess.Run(ScaleTasks.FindRole, folder));
        Repeat("list", () => MeasuredProcess.Run(ScaleTasks.ListRoles, folder));
        Repeat("write", () => MeasuredProcess.Run(ScaleTasks.WriteRole, folder));
    }

    private static void Repeat(string name, Func<Measurement> measure)
    {
        for (int run = 0; run < Runs; run++)
        {
            MeasuredProcess.Print(name, measure());
        }
    }

    private static long Megabytes(string folder)
    {
        long bytes = 0;
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            bytes += new FileInfo(file).Length;
        }

        return bytes / 1_000_000;
    }
}
