using System;
using System.Globalization;
using System.Threading;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Accounts.Snapshots.Writing;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.SnapshotWriter;

/// <summary>A process that writes to a snapshot, to be killed or to be run beside another one.</summary>
/// <remarks>
/// <c>add folder role prefix count</c> puts that many inline policies; <c>toggle folder role</c> replaces the trust
/// policy for ever, and prints a line behind each write; <c>hang folder role stage</c> begins to replace the trust policy,
/// or to create the role where there is none, and when the write has come so far it prints the stage and waits to be
/// killed. Ends with 0 when every write was made.
/// </remarks>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var options = new SnapshotStoreOptions { LockTimeout = TimeSpan.FromMinutes(3) };
        string folder = arguments[1];
        RoleArn role = RoleArn.Parse(arguments[2]);
        return arguments[0] switch
        {
            "add" => Add(SnapshotStore.Open(folder, options), role, arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture)),
            "toggle" => Toggle(SnapshotStore.Open(folder, options), role),
            _ => Hang(SnapshotStore.Open(folder, options with { AtStage = stage => HangAt(stage, arguments[3]) }), role),
        };
    }

    private static int Hang(SnapshotStore store, RoleArn role)
    {
        SnapshotWrite write = store.ReplaceTrust(role, Allow("sts:TagSession"));
        write = write.Status == SnapshotWriteStatus.NotFound ? store.CreateRole(role, Allow("sts:TagSession")) : write;
        Console.Error.WriteLine($"The stage was not reached: {write.Reason}");
        return 1;
    }

    private static void HangAt(WriteStage stage, string wanted)
    {
        if (stage.ToString() == wanted)
        {
            Console.WriteLine(stage);
            // A test that fails before the kill leaves no process for ever.
            Thread.Sleep(TimeSpan.FromMinutes(2));
        }
    }

    private static int Add(SnapshotStore store, RoleArn role, string prefix, int count)
    {
        for (int i = 0; i < count; i++)
        {
            SnapshotWrite write = store.PutInlinePolicy(role, prefix + i.ToString(CultureInfo.InvariantCulture), Allow("glue:GetJobRun"));
            if (write.Status != SnapshotWriteStatus.Written)
            {
                Console.Error.WriteLine(write.Reason);
                return 1;
            }
        }

        return 0;
    }

    private static int Toggle(SnapshotStore store, RoleArn role)
    {
        for (bool isFirst = true; ; isFirst = !isFirst)
        {
            if (!store.ReplaceTrust(role, Allow(isFirst ? "sts:TagSession" : "sts:SetSourceIdentity")).IsDone)
            {
                return 1;
            }

            Console.WriteLine("written");
        }
    }

    private static PolicyDocument Allow(string action) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"{{action}}"}]}""");
}
