using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Definitions.Reading;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class SnapshotStateMachineTests
{
    [Fact]
    public void State_machines_are_read_from_every_form_in_the_order_of_the_files()
    {
        using SnapshotFolder folder = new SnapshotFolder()
            .With("state-machines/a.json", Describe("One").ToJsonString())
            .With("state-machines/b.json", new JsonArray(Describe("Two"), Describe("Three")).ToJsonString())
            .With("state-machines/c.json", Describe("Four").ToJsonString() + "\n" + Describe("Five").ToJsonString())
            .WithPacked("state-machines/d.json.gz", Describe("Six").ToJsonString())
            .With("state-machines/README.md", "No state machine.");

        DefinitionResult[] found = Read(folder).ToArray();

        Assert.Equal(["One", "Two", "Three", "Four", "Five", "Six"], found.Select(result => result.Definition!.Name));
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:One", found[0].Definition!.Arn!.ToString());
        Assert.Equal("arn:aws:iam::111122223333:role/OrdersExecution", found[0].Definition!.SourceRoleArn!.ToString());
    }

    [Fact]
    public void A_damaged_file_is_a_problem_and_the_others_are_read()
    {
        JsonObject bad = Describe("Bad");
        bad["definition"] = "{\"StartAt\": \"A\"}";
        using SnapshotFolder folder = new SnapshotFolder()
            .With("state-machines/a.json", Describe("One").ToJsonString()[..^20])
            .With("state-machines/b.json", new JsonArray(bad, new JsonObject { ["stateMachines"] = new JsonArray() }, Describe("Two")).ToJsonString());

        DefinitionResult[] found = Read(folder).ToArray();

        Assert.Equal([null, null, null, "Two"], found.Select(result => result.Definition?.Name));
        Assert.Contains("cut off", found[0].Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("has no States", found[1].Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("describe-state-machine", found[2].Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_without_state_machines_has_none()
    {
        using SnapshotFolder folder = new SnapshotFolder();

        Assert.Empty(Read(folder));
    }

    private static IEnumerable<DefinitionResult> Read(SnapshotFolder folder) => folder.Open().StateMachines(TestContext.Current.CancellationToken);

    private static JsonObject Describe(string name) => new()
    {
        ["stateMachineArn"] = "arn:aws:states:us-east-2:111122223333:stateMachine:" + name,
        ["name"] = name,
        ["status"] = "ACTIVE",
        ["definition"] = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}",
        ["roleArn"] = "arn:aws:iam::111122223333:role/OrdersExecution",
        ["type"] = "STANDARD",
    };
}
