using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>A snapshot in a folder of its own, gone with the test.</summary>
internal sealed class SnapshotFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;

    public AccountSnapshot Open() => AccountSnapshot.Open(Path, TestContext.Current.CancellationToken);

    public SnapshotStore Store(SnapshotStoreOptions? options = null) => SnapshotStore.Open(Path, options);

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public SnapshotFolder With(string name, string text, Encoding? encoding = null) =>
        With(name, encoding is null ? Encoding.UTF8.GetBytes(text) : [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

    public SnapshotFolder With(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return this;
    }

    public SnapshotFolder WithPacked(string name, string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return With(name, packed.ToArray());
    }

    public RoleLookup Find(string role)
    {
        RoleArn arn = RoleArn.Parse(role);
        return Open().FindRoles([arn], TestContext.Current.CancellationToken)[arn];
    }

    public IEnumerable<AccountRole> List(string accountId) => Open().ListRoles(accountId, null, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
