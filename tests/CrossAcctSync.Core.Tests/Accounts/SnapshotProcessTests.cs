using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Accounts.Snapshots.Writing;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>Writers in processes of their own: killed at any point, and two at once.</summary>
public sealed class SnapshotProcessTests
{
    private const string Name = SampleAccount.Id + ".json";

    /// <summary>What the writer replaces a trust policy with.</summary>
    private static readonly PolicyDocument Trust =
        PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:TagSession"}]}""");

    public static TheoryData<string> Stages() => [.. Enum.GetNames<WriteStage>()];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_writer_that_is_killed_at_any_stage_leaves_the_old_file_or_the_new_one(string stage)
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        using SnapshotFolder other = new SnapshotFolder().With(Name, SampleAccount.Text);
        Assert.True(other.Store().ReplaceTrust(RoleArn.Parse(SampleAccount.Audit), Trust, cancellationToken: TestContext.Current.CancellationToken).IsDone);
        bool isNew = stage == nameof(WriteStage.Replaced);
        string expected = isNew ? other.Read(Name) : SampleAccount.Text;
        Assert.NotEqual(SampleAccount.Text, other.Read(Name));

        using Process writer = await Hang(folder, SampleAccount.Audit, stage);

        // While it hangs it keeps the lock, and readers see one whole file.
        Assert.Equal(expected, folder.Read(Name));
        Assert.Equal(SnapshotWriteStatus.Locked, Write(folder, TimeSpan.FromMilliseconds(50)));
        await Kill(writer);

        Assert.Equal(expected, folder.Read(Name));
        Assert.Equal(isNew ? 0 : 1, Directory.GetFiles(folder.Path, "*.tmp").Length);
        Assert.Equal(SnapshotWriteStatus.Written, Write(folder, TimeSpan.FromSeconds(5)));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_writer_that_is_killed_while_it_creates_a_file_leaves_none_or_all_of_it(string stage)
    {
        using SnapshotFolder folder = new SnapshotFolder();
        using Process writer = await Hang(folder, SampleAccount.Audit, stage);
        await Kill(writer);

        bool isThere = stage == nameof(WriteStage.Replaced);
        Assert.Equal(isThere, File.Exists(Path.Combine(folder.Path, Name)));
        Assert.Equal(isThere ? RoleLookupStatus.Found : RoleLookupStatus.AccountNotFound, folder.Find(SampleAccount.Audit).Status);
    }

    [Fact]
    public async Task A_writer_that_is_killed_at_random_leaves_the_old_file_or_the_new_one()
    {
        string text = LargeAccount();
        using SnapshotFolder folder = new SnapshotFolder().With(Name, text);
        var random = new Random(20240305);
        string rest = Without(text);

        for (int kill = 0; kill < 8; kill++)
        {
            using Process writer = Start("toggle", folder.Path, SampleAccount.Audit);
            Assert.Equal("written", await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await Task.Delay(random.Next(0, 200), TestContext.Current.CancellationToken);
            await Kill(writer);

            string left = folder.Read(Name);
            Assert.EndsWith("}\n", left, StringComparison.Ordinal);
            Assert.Equal(rest, Without(left));
            RoleLookup role = folder.Find(SampleAccount.Audit);
            Assert.True(role.Status == RoleLookupStatus.Found, role.Reason);
            Assert.NotNull(role.Role!.Trust.Document);
        }
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

    private static SnapshotWriteStatus Write(SnapshotFolder folder, TimeSpan patience) => folder
        .Store(new SnapshotStoreOptions { LockTimeout = patience })
        .PutInlinePolicy(RoleArn.Parse(SampleAccount.Audit), "After", PolicyDocument.Empty, cancellationToken: TestContext.Current.CancellationToken)
        .Status;

    /// <summary>A writer that has come to a stage of its write and waits there.</summary>
    private static async Task<Process> Hang(SnapshotFolder folder, string role, string stage)
    {
        Process writer = Start("hang", folder.Path, role, stage);
        Assert.Equal(stage, await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return writer;
    }

    private static async Task Kill(Process writer)
    {
        writer.Kill();
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
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
