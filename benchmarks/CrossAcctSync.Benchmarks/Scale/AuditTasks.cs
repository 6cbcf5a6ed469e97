using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Auditing;
using CrossAcctSync.Benchmarks.Samples;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>The audit of trusts, and the pass over its bytes that it is compared with.</summary>
internal static class AuditTasks
{
    /// <summary>Opens the snapshot and looks at every trust, as Find-SyncTrust does.</summary>
    public static string Audit(string folder, PartClock clock)
    {
        int trusts = 0;
        int findings = 0;
        int gone = 0;
        int accounts = 0;
        long roles = 0;
        clock.Start();
        foreach (TrustAuditItem item in TrustAudit.Run(AccountSnapshot.Open(folder), TrustAuditOptions.Default with { ThrottleLimit = Environment.ProcessorCount }))
        {
            if (item.Trust is { } trust)
            {
                trusts++;
                findings += trust.Findings.Count;
                gone += trust.Findings.Any(finding => finding.Code == "StateMachineGone") ? 1 : 0;
            }
            else if (item.Progress is { } progress)
            {
                accounts = progress.AccountsDone;
                roles = progress.RolesSeen;
            }
            else
            {
                throw new InvalidOperationException(item.Problem!.Message);
            }
        }

        clock.Stop();
        return roles == (long)accounts * SampleAudit.Roles && trusts == SampleAudit.Trusts(accounts)
            ? $"{accounts} accounts, {roles} roles, {trusts} trusts, {gone} of state machines that are gone, {findings} findings"
            : throw new InvalidOperationException($"The sample is not what it should be: {roles} roles, {trusts} trusts.");
    }

    /// <summary>Reads every token of all files with <see cref="Utf8JsonReader"/>, on as many threads as there are processors.</summary>
    public static string ReadTokens(string folder, PartClock clock)
    {
        long tokens = 0;
        clock.Start();
        Parallel.ForEach(
            Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            path =>
            {
                var reader = new Utf8JsonReader(File.ReadAllBytes(path));
                long own = 0;
                while (reader.Read())
                {
                    own++;
                }

                Interlocked.Add(ref tokens, own);
            });
        clock.Stop();
        return $"{tokens} tokens";
    }
}
