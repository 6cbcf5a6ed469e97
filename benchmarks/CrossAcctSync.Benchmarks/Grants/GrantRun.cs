using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Benchmarks.Grants;

/// <summary>
/// Grants on an emulator, with one, four and sixteen changes under way, beside a plain loop of the same calls with boto3.
/// The emulator works on one request at a time, so that more at once gain what the client's own work costs, and no more.
/// </summary>
public static class GrantRun
{
    private const int Pairs = 200;
    private const int Accounts = 2;
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    /// <summary>Runs all, and prints a table.</summary>
    public static int Run()
    {
        SamplePair[] pairs = Enumerable.Range(0, Pairs).Select(number => new SamplePair(number, Accounts)).ToArray();
        IReadOnlyList<SyncRequirement> requirements = SampleRequirements.Make(pairs);
        using var emulator = new Emulator();
        Console.Out.WriteLine("| | Pairs of roles a second | Calls for each pair | Second run: calls for each pair |");
        Console.Out.WriteLine("|---|--:|--:|--:|");
        foreach (int limit in new[] { 1, 4, 16 })
        {
            CreateRoles(emulator, pairs);
            int before = emulator.Requests;
            double seconds = Grant(emulator, requirements, limit, Pairs * 3);
            int first = emulator.Requests;
            Grant(emulator, requirements, limit, 0);
            Print($"ThrottleLimit {limit}", seconds, first - before, emulator.Requests - first);
        }

        CreateRoles(emulator, pairs);
        int start = emulator.Requests;
        double loop = PlainLoop(emulator, requirements);

        // The plan, of which the loop takes its documents, is no part of it.
        Print("A plain loop with boto3", loop, emulator.Requests - start, null);
        return 0;
    }

    private static void Print(string name, double seconds, int calls, int? second) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Pairs / seconds:0.0} | {(double)calls / Pairs:0.00} | {(second is { } count ? ((double)count / Pairs).ToString("0.00", CultureInfo.InvariantCulture) : string.Empty)} |"));

    private static double Grant(Emulator emulator, IReadOnlyList<SyncRequirement> requirements, int limit, int expected)
    {
        AwsAccounts accounts = Open(emulator, limit);
        var watch = Stopwatch.StartNew();
        SyncPlan plan = SyncPlanner.Plan(requirements, accounts);
        SyncOutcome[] outcomes = SyncApplier.Apply(plan.Changes, accounts, accounts, _ => true, new SyncApplyOptions { ThrottleLimit = limit }).ToArray();
        double seconds = watch.Elapsed.TotalSeconds;
        int made = outcomes.SelectMany(outcome => outcome.Changes).Count(change => change.Status == SyncChangeStatus.Applied);
        return made == expected && plan.Problems.Count == 0
            ? seconds
            : throw new InvalidOperationException($"{made} changes were made instead of {expected}. {string.Join(' ', plan.Problems.Take(1).Select(problem => problem.Message))} {outcomes.Select(outcome => outcome.Failure?.Message).FirstOrDefault(message => message is not null)}");
    }

    private static double PlainLoop(Emulator emulator, IReadOnlyList<SyncRequirement> requirements)
    {
        string changes = JsonSerializer.Serialize(SyncPlanner.Plan(requirements, Open(emulator, 1)).Changes
            .Select(change => new { account = change.AccountId, role = change.RoleName, policy = change.PolicyName, document = change.PolicyDocument }));
        string script = Path.Combine(AppContext.BaseDirectory, "Grants", "plain_loop.py");
        using Process process = Process.Start(new ProcessStartInfo("python3", [script, emulator.Url.ToString()]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(changes);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    private static void CreateRoles(Emulator emulator, IEnumerable<SamplePair> pairs)
    {
        emulator.Reset();
        AwsAccounts accounts = Open(emulator, 1);
        PolicyDocument trust = PolicyDocument.Parse(Trust);
        foreach (string role in pairs.SelectMany(pair => new[] { pair.SourceRole, pair.TargetRole }))
        {
            AccountWrite write = accounts.CreateRole(new NewRole(RoleArn.Parse(role), trust), CancellationToken.None);
            if (!write.IsDone)
            {
                throw new InvalidOperationException(write.Reason);
            }
        }
    }

    private static AwsAccounts Open(Emulator emulator, int limit) => new(
        new AwsAccountSessions(new AwsSideOptions
        {
            Keys = new AwsKeys("AKIAIOSFODNN7EXAMPLE", "none"),
            AssumeRoleName = "Operator",
            Client = new AwsClientOptions { Region = "us-east-1", EndpointUrl = emulator.Url },
        }),
        new AwsAccountsOptions { ThrottleLimit = limit });
}
