using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Module.Tests;

/// <summary>A snapshot, in a folder of its own, of state machines that run tasks with many target roles and have been granted nothing.</summary>
internal sealed class ManyRoles : IDisposable
{
    private const string Source = "111122223333";
    private const string Target = "444455556666";
    private static readonly string[] None = [];

    /// <summary>Makes the files.</summary>
    /// <param name="machines">How many state machines there are, each with an execution role of its own.</param>
    /// <param name="roles">How many target roles each of them names.</param>
    /// <param name="areShared">Whether all name the same target roles.</param>
    internal ManyRoles(int machines, int roles, bool areShared)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Accounts, "state-machines"));
        for (int machine = 0; machine < machines; machine++)
        {
            string name = $"Flow{machine}";
            var states = Enumerable.Range(0, roles).ToDictionary(role => $"Run{role}", role => (object)new
            {
                Type = "Task",
                Resource = "arn:aws:states:::glue:startJobRun.sync",
                Parameters = new { JobName = $"job-{machine}-{role}" },
                Credentials = new { RoleArn = $"arn:aws:iam::{Target}:role/{TargetName(areShared ? 0 : machine, role)}" },
                Next = role == roles - 1 ? "Done" : $"Run{role + 1}",
            });
            states.Add("Done", new { Type = "Succeed" });
            Write(System.IO.Path.Combine("state-machines", name + ".json"), new
            {
                stateMachineArn = $"arn:aws:states:us-east-2:{Source}:stateMachine:{name}",
                name,
                status = "ACTIVE",
                definition = JsonSerializer.Serialize(new { StartAt = "Run0", States = states }),
                roleArn = $"arn:aws:iam::{Source}:role/{name}Execution",
                type = "STANDARD",
            });
        }

        WriteAccount(Source, [.. Enumerable.Range(0, machines).Select(machine => $"Flow{machine}Execution")]);
        WriteAccount(Target, [.. Enumerable.Range(0, areShared ? 1 : machines).SelectMany(machine => Enumerable.Range(0, roles).Select(role => TargetName(machine, role)))]);
    }

    /// <summary>Gets the folder.</summary>
    internal string Path { get; } = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;

    /// <summary>Gets the snapshot in it.</summary>
    internal string Accounts => System.IO.Path.Combine(Path, "accounts");

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string TargetName(int machine, int role) => $"Target{machine}-{role:00}";

    private void WriteAccount(string account, string[] roles) => Write(account + ".json", new
    {
        UserDetailList = None,
        GroupDetailList = None,
        RoleDetailList = roles.Select(role => new
        {
            Path = "/",
            RoleName = role,
            RoleId = "AROA" + role.ToUpperInvariant(),
            Arn = $"arn:aws:iam::{account}:role/{role}",
            AssumeRolePolicyDocument = Document(new { Effect = "Allow", Principal = new { Service = "states.amazonaws.com" }, Action = "sts:AssumeRole" }),
            InstanceProfileList = None,
            RolePolicyList = new[]
            {
                new { PolicyName = "Own", PolicyDocument = Document(new { Effect = "Allow", Action = "logs:*", Resource = "*" }) },
            },
            AttachedManagedPolicies = None,
        }),
        Policies = None,
    });

    private static object Document(object statement) => new { Version = "2012-10-17", Statement = new[] { statement } };

    private void Write(string name, object content) => File.WriteAllText(System.IO.Path.Combine(Accounts, name), JsonSerializer.Serialize(content));
}
