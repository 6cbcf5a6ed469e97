using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Requirements and accounts that the tests of plans share.</summary>
internal static class PlanSample
{
    public const string Source = "arn:aws:iam::111122223333:role/InvokeRole";
    public const string Target = "arn:aws:iam::444455556666:role/Sync";
    public const string Other = "arn:aws:iam::777788889999:role/Other";
    public const string Machine = "arn:aws:states:us-east-2:111122223333:stateMachine:Orders";
    public const string ServiceTrust = """{"Version":"2012-10-17","Statement":{"Sid":"Foreign","Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}""";
    public const string NobodyTrusted = """{"Version":"2012-10-17","Statement":{"Sid":"Foreign","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111122223333:role/Former"},"Action":"sts:AssumeRole"}}""";
    public const string Foreign = """{"Version":"2012-10-17","Statement":{"Sid":"Foreign","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/*"}}""";

    /// <summary>The name of the policy of <see cref="Machine"/>.</summary>
    public static string PolicyName { get; } = PolicyNames.Of(Machine);

    /// <summary>A state machine that runs a Glue job with a target role.</summary>
    public static SyncRequirement Requirement(string target = Target, string machine = Machine, string job = "etl") => Assert.Single(Analysis.Of(
        Analysis.WithCredentials("{\"RoleArn\": \"" + target + "\"}").Replace("etl", job, StringComparison.Ordinal),
        Analysis.Options with { StateMachineArns = new[] { StateMachineArn.Parse(machine) } }).Requirements);

    /// <summary>Roles that trust Step Functions alone, and have one policy of somebody else.</summary>
    public static WritableAccounts Accounts() => new WritableAccounts()
        .With(Source, ServiceTrust, ("Foreign", Foreign))
        .With(Target, ServiceTrust, ("Foreign", Foreign))
        .With(Other, ServiceTrust, ("Foreign", Foreign));

    /// <summary>The same, but that nobody can assume the target roles, so that a plan alone makes all checks pass.</summary>
    public static WritableAccounts ClosedAccounts() => Accounts()
        .With(Target, NobodyTrusted, ("Foreign", Foreign))
        .With(Other, NobodyTrusted, ("Foreign", Foreign));

    public static SyncPlan Plan(WritableAccounts accounts, params SyncRequirement[] requirements) =>
        SyncPlanner.Plan(requirements, accounts, SyncPlanOptions.Default, TestContext.Current.CancellationToken);

    public static IReadOnlyList<SyncOutcome> Apply(WritableAccounts accounts, IReadOnlyCollection<SyncChange> changes, Func<SyncApproval, bool>? approve = null) =>
        SyncApplier.Apply(changes, accounts, accounts, approve ?? (_ => true), null, TestContext.Current.CancellationToken).ToArray();

    public static IReadOnlyList<SyncOutcome> Undo(WritableAccounts accounts, IReadOnlyCollection<SyncChange> changes) =>
        SyncUndo.Undo(changes, accounts, accounts, _ => true, null, null, TestContext.Current.CancellationToken).ToArray();

    /// <summary>Every change of every outcome, after a check that none failed.</summary>
    public static IReadOnlyList<SyncChange> Changes(IEnumerable<SyncOutcome> outcomes) => outcomes.SelectMany(outcome =>
    {
        Assert.Null(outcome.Failure);
        return outcome.Changes;
    }).ToArray();
}
