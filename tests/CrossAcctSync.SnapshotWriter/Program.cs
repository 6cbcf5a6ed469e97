using System;
using System.Globalization;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.SnapshotWriter;

/// <summary>A process that writes to a snapshot, to be killed or to be run beside another one.</summary>
/// <remarks>
/// <c>add folder role prefix count</c> puts that many inline policies; <c>toggle folder role</c> replaces the trust
/// policy for ever. Prints a line when it begins to write. Ends with 0 when every write was made.
/// </remarks>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        SnapshotStore store = SnapshotStore.Open(arguments[1], new SnapshotStoreOptions { LockTimeout = TimeSpan.FromMinutes(3) });
        RoleArn role = RoleArn.Parse(arguments[2]);
        Console.WriteLine("writing");
        return arguments[0] == "add"
            ? Add(store, role, arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture))
            : Toggle(store, role);
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
        }
    }

    private static PolicyDocument Allow(string action) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"{{action}}"}]}""");
}
