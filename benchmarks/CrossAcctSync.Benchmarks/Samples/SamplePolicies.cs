using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>Policies of the sizes that roles of many workflows come to.</summary>
public static class SamplePolicies
{
    /// <summary>A trust policy: each statement is for one source role with the ARNs of three state machines.</summary>
    public static string Trust(int statements, int first = 0) => Write(statements, first, static number => new JsonObject
    {
        ["Sid"] = "Source" + Digits(number),
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["AWS"] = "arn:aws:iam::" + Account(number) + ":role/StepFunctions" + Digits(number) },
        ["Action"] = "sts:AssumeRole",
        ["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["sts:ExternalId"] = new JsonArray(Machine(number, "Orders"), Machine(number, "Reports"), Machine(number, "Settle")) },
        },
    });

    /// <summary>A permission policy: jobs to start, to ask about and to stop, and a role to hand over in every fourth statement.</summary>
    public static string Permission(int statements, int first = 0) => Write(statements, first, static number => number % 4 == 3
        ? new JsonObject
        {
            ["Sid"] = "Pass" + Digits(number),
            ["Effect"] = "Allow",
            ["Action"] = "iam:PassRole",
            ["Resource"] = "arn:aws:iam::222222222222:role/Worker" + Digits(number),
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["iam:PassedToService"] = "ecs-tasks.amazonaws.com" } },
        }
        : new JsonObject
        {
            ["Sid"] = "Job" + Digits(number),
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray("glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"),
            ["Resource"] = new JsonArray(
                "arn:aws:glue:eu-west-1:222222222222:job/clean-" + Digits(number),
                "arn:aws:glue:eu-west-1:222222222222:job/load-" + Digits(number)),
        });

    private static string Write(int count, int first, System.Func<int, JsonObject> make)
    {
        var statements = new List<JsonNode?>();
        for (int i = 0; i < count; i++)
        {
            statements.Add(make(first + i));
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) }
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static string Account(int number) => (111100000000 + (number % 8)).ToString(CultureInfo.InvariantCulture);

    private static string Machine(int number, string name) => "arn:aws:states:eu-west-1:" + Account(number) + ":stateMachine:" + name + Digits(number);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
