using System;
using System.IO;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>
/// An organization as <c>aws iam get-account-authorization-details</c> prints its accounts: of each account's roles a
/// twentieth are sources, a twentieth targets, and the rest have nothing to do with Step Functions.
/// </summary>
public static class SampleSnapshot
{
    /// <summary>How many accounts there are.</summary>
    public const int Accounts = 100;

    /// <summary>How many roles each account has.</summary>
    public const int Roles = 2_000;

    /// <summary>How many pairs of source and target role there are.</summary>
    public const int Requirements = 10_000;

    /// <summary>How many pairs are set up wrong: every tenth.</summary>
    public const int Broken = Requirements / 10;

    private const int Pairs = Requirements / Accounts;

    /// <summary>The role at the end of the file that <see cref="WriteLarge"/> makes.</summary>
    public static RoleArn LastRole { get; } = RoleArn.Parse($"arn:aws:iam::{SamplePair.Account(0)}:role/Last");

    /// <summary>Writes a file for each account, and the organization.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "organization.json"), SampleOrganization.Write(Accounts));
        for (int account = 0; account < Accounts; account++)
        {
            using var file = new SampleAccountFile(folder, account);
            for (int pair = 0; pair < Pairs; pair++)
            {
                file.Add(SampleRoles.Source(new SamplePair((pair * Accounts) + account)));
                file.Add(SampleRoles.Target(new SamplePair((pair * Accounts) + ((account + Accounts - 1) % Accounts))));
            }

            for (int role = 2 * Pairs; role < Roles; role++)
            {
                file.Add(SampleRoles.Other(account, role));
            }
        }
    }

    /// <summary>Writes one account of a given size, of whose roles <see cref="LastRole"/> is the last.</summary>
    public static void WriteLarge(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        using var file = new SampleAccountFile(folder, 0);
        for (int role = 0; file.Length < megabytes * 1024L * 1024L; role++)
        {
            file.Add(SampleRoles.Other(0, role));
        }

        file.Add(SampleRoles.Role(LastRole.ToString(), "{\"AWS\": \"arn:aws:iam::444455556666:root\"}", string.Empty, string.Empty));
    }

    /// <summary>A trust policy that is not the given one.</summary>
    public static PolicyDocument OtherTrust(PolicyDocument old)
    {
        string account = PolicyWriter.Write(old).Contains("444455556666", StringComparison.Ordinal) ? "555566667777" : "444455556666";
        return PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account}}:root"},"Action":"sts:AssumeRole"}]}""");
    }
}
