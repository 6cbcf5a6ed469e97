using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>Writers in processes of their own: killed at any point, and two at once.</summary>
public sealed class SnapshotProcessTests
{
    private const string Name = SampleAccount.Id + ".json";

    [Fact]
    public async Task A_writer_that_is_killed_leaves_the_old_file_or_the_new_one()
    {
        string text = LargeAccount();
        using SnapshotFolder folder = new SnapshotFolder().With(Name, text);
        var random = new Random(20240305);
        string rest = Without(text);
        int leftovers = 0;

        // A kill in the middle of a write is a matter of luck on a busy machine, so that it is tried more often until one is.
        for (int kill = 0; kill < 8 || (leftovers == 0 && kill < 24); kill++)
        {
            using Process writer = Start("toggle", folder.Path, SampleAccount.Audit);
            Assert.Equal("written", await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await Task.Delay(random.Next(0, 200), TestContext.Current.CancellationToken);
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);

            leftovers += Directory.GetFiles(folder.Path, "*.tmp").Length;
            string left = folder.Read(Name);
            Assert.EndsWith("}\n", left, StringComparison.Ordinal);
            Assert.Equal(rest, Without(left));
            RoleLookup role = folder.Find(SampleAccount.Audit);
            Assert.True(role.Status == RoleLookupStatus.Found, role.Reason);
            Assert.NotNull(role.Role!.Trust.Document);
        }

        // The lock of none outlives it, and what was left behind is cleared.
        SnapshotWrite write = folder.Store(new SnapshotStoreOptions { LockTimeout = TimeSpan.FromSeconds(5) })
            .PutInlinePolicy(RoleArn.Parse(SampleAccount.Audit), "After", PolicyDocument.Empty, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(SnapshotWriteStatus.Written, write.Status);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [Fact]
    public async Task Of_two_writers_at_once_nothing_is_lost()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        using Process first = Start("add", folder.Path, SampleAccount.Audit, "first", "50");
        using Process second = Start("add", folder.Path, SampleAccount.Audit, "second", "50");
        var cut = new List<string>();
        while (!first.HasExited || !second.HasExited)
        {
            // A reader beside them never sees half of a file.
            RoleLookup lookup = folder.Find(SampleAccount.Audit);
            if (lookup.Status != RoleLookupStatus.Found)
            {
                cut.Add(lookup.Reason);
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Empty(cut);
        IEnumerable<string> expected = Enumerable.Range(0, 50).SelectMany(i => new[] { "first" + i, "second" + i });
        Assert.Equal(expected.Order(StringComparer.Ordinal), folder.Find(SampleAccount.Audit).Role!.InlinePolicies.Select(policy => policy.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Two megabytes, so that most of a write's time passes while the file is being written.</summary>
    private static string LargeAccount()
    {
        JsonObject account = SampleAccount.Parse();
        JsonArray roles = account["RoleDetailList"]!.AsArray();
        for (int i = 0; i < 1500; i++)
        {
            JsonNode role = roles[0]!.DeepClone();
            role["Arn"] = "arn:aws:iam::111122223333:role/R" + i;
            roles.Add(role);
        }

        return account.ToJsonString() + "\n";
    }

    /// <summary>The text without the policy that the writer replaces over and over.</summary>
    private static string Without(string text)
    {
        JsonNode account = JsonNode.Parse(text)!;
        account["RoleDetailList"]![1]!["AssumeRolePolicyDocument"] = null;
        return account.ToJsonString();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CrossAcctSync.SnapshotWriter.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
