using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>
/// Accounts of 500 roles each, as large organizations have them: of each account's roles four run workflows, four are
/// assumed by workflows of the account before, and the rest have nothing to do with Step Functions. The state machines
/// are at hand, all but one in four of them, which is gone.
/// </summary>
public static class SampleAudit
{
    /// <summary>The roles of an account.</summary>
    public const int Roles = 500;

    /// <summary>The roles of an account that workflows of another one assume.</summary>
    public const int Targets = 4;

    /// <summary>Writes a file for each account, and one with the state machines of each.</summary>
    public static void Write(string folder, int accounts)
    {
        Directory.CreateDirectory(Path.Combine(folder, "state-machines"));
        for (int account = 0; account < accounts; account++)
        {
            using (var file = new SampleAccountFile(folder, account))
            {
                for (int pair = 0; pair < Targets; pair++)
                {
                    file.Add(SampleRoles.Source(new SamplePair((pair * accounts) + account, accounts)));
                    file.Add(SampleRoles.Target(new SamplePair((pair * accounts) + ((account + accounts - 1) % accounts), accounts)));
                }

                for (int role = 2 * Targets; role < Roles; role++)
                {
                    file.Add(SampleRoles.Other(account, role));
                }
            }

            IEnumerable<string> machines = Enumerable.Range(0, Targets)
                .Where(pair => !IsGone(pair))
                .Select(pair => Machine(new SamplePair((pair * accounts) + account, accounts)));
            File.WriteAllText(Path.Combine(folder, "state-machines", SamplePair.Account(account) + ".json"), "[" + string.Join(",\n", machines) + "]");
        }
    }

    /// <summary>The roles that trust state machines: a role that trusts without ExternalId tells nothing once its workflow is gone.</summary>
    public static int Trusts(int accounts) => Enumerable.Range(0, accounts * Targets).Count(number => !IsGone(number / accounts) || SampleRoles.HasExternalId(new SamplePair(number, accounts)));

    /// <summary>Whether the state machine of a pair is gone: one in four.</summary>
    private static bool IsGone(int pair) => pair == Targets - 1;

    private static string Machine(SamplePair pair) => $$"""
        {"stateMachineArn": "{{pair.StateMachine}}", "name": "workflow", "status": "ACTIVE", "type": "STANDARD", "roleArn": "{{pair.SourceRole}}",
         "definition": {{JsonSerializer.Serialize(SampleRequirements.Definition(pair))}} }
        """;
}
