using System;
using System.IO;
using System.Linq;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>The file of an account while it is being written: roles first, then managed policies, as the AWS CLI prints them.</summary>
public sealed class SampleAccountFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly int _account;
    private bool _hasRole;

    /// <summary>Begins the file of an account.</summary>
    public SampleAccountFile(string folder, int account)
    {
        _account = account;
        _writer = new StreamWriter(Path.Combine(folder, SamplePair.Account(account) + ".json"));
        _writer.Write("{\n    \"UserDetailList\": [],\n    \"GroupDetailList\": [],\n    \"RoleDetailList\": [\n");
    }

    /// <summary>The bytes so far, but for those in the buffer.</summary>
    public long Length => _writer.BaseStream.Position;

    /// <summary>Adds a role.</summary>
    public void Add(string role)
    {
        _writer.Write(_hasRole ? ",\n" : string.Empty);
        _writer.Write(role);
        _hasRole = true;
    }

    /// <summary>Ends the file.</summary>
    public void Dispose()
    {
        _writer.Write("\n    ],\n    \"Policies\": [\n");
        _writer.Write(string.Join(",\n", Enumerable.Range(0, SampleRoles.ManagedPolicies).Select(policy => SampleRoles.ManagedPolicy(_account, policy))));
        _writer.Write("\n    ]\n}\n");
        _writer.Dispose();
    }
}
