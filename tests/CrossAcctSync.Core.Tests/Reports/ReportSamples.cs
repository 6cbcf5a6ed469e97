using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Auditing;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Reports;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Tests.Reports;

/// <summary>Objects that reports are made from.</summary>
internal static class ReportSamples
{
    /// <summary>A name that tries to be markup wherever a report may put it.</summary>
    public const string Hostile = "</script><img src=x onerror=\"window.hacked=1\">]]>|`\"'&{{}}](javascript:alert(1)) @everyone #1 :key: <!-- --> ${x} \u0001\u2028\ud800";

    public const string Source = "arn:aws:iam::111122223333:role/OrdersExecution";

    public static string Machine(string name) => "arn:aws:states:us-east-2:111122223333:stateMachine:" + name;

    public static string Target(string name = "Data", string account = "444455556666") => $"arn:aws:iam::{account}:role/{name}";

    public static SyncRequirement Requirement(string name = "Orders", string role = "Data", string? file = "workflows/orders.asl.json", string account = "444455556666") => new()
    {
        StateMachineName = name,
        StateMachineArn = Machine(name),
        SourceRoleArn = Source,
        SourceAccountId = "111122223333",
        TargetRoleArn = Target(role, account),
        TargetRolePattern = Target(role, account),
        TargetRoleName = role,
        TargetAccountId = account,
        Partition = "aws",
        Region = "us-east-2",
        Path = file,
        Tasks =
        [
            new SyncTask(name + " / Price", "arn:aws:states:::glue:startJobRun.sync", "glue", ".sync", new SourceLocation(file, new SourcePosition(7, 13))),
            new SyncTask(name + " / Pack", "arn:aws:states:::ecs:runTask.sync", "ecs", ".sync", new SourceLocation(file, new SourcePosition(21, 5))),
        ],
    };

    public static AccessCheck Check(AccessStatus status, AccessLeg leg = AccessLeg.Permission, string state = "Orders / Price", string action = "glue:GetJobRun") => new()
    {
        Leg = leg,
        Name = $"the target role may {action}",
        Status = status,
        Action = action,
        Resource = "arn:aws:glue:us-east-2:444455556666:job/price",
        Reason = status == AccessStatus.Passed ? "Statement 1 allows it." : $"No statement allows {action}.",
        RecommendedAction = status == AccessStatus.Passed ? null : "Add the statement.",
        StatementToAdd = status != AccessStatus.Failed ? null : new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, [action]),
            Resource = new PolicyElement(false, ["arn:aws:glue:us-east-2:444455556666:job/price"]),
        },
        Rule = AccessRules.PermissionMissing,
        StatePaths = [state],
    };

    public static AccessCheck Open() => Check(AccessStatus.Failed) with
    {
        Name = "the target role may not glue:GetJobRun on another resource",
        MustBeRefused = true,
        StatementToAdd = null,
        Reason = "It is open to another job, too.",
        Rule = AccessRules.PermissionOnSibling,
    };

    /// <summary>A result with these checks, as the tester would make it.</summary>
    public static SyncAccessResult Result(SyncRequirement requirement, params AccessCheck[] checks)
    {
        AccessCheck[] counting = checks.Where(check => !check.MustBeRefused || check.Leg == AccessLeg.Trust).ToArray();
        return new SyncAccessResult
        {
            Requirement = requirement,
            Status = SyncAccessResult.Worst(counting),
            Definition = Leg(AccessLeg.Definition),
            Source = Leg(AccessLeg.Source),
            Trust = Leg(AccessLeg.Trust),
            Permission = Leg(AccessLeg.Permission),
            Execution = AccessStatus.Passed,
            Checks = checks,
            CheckCount = checks.Length,
            PassedCheckCount = checks.Count(check => check.Status == AccessStatus.Passed),
            Findings =
            [
                .. checks.Where(check => check is { Status: AccessStatus.Failed, Rule: not null }).Select(check => new Finding(check.Rule!, check.Reason, check.RecommendedAction!)),
                .. requirement.Findings,
            ],
        };

        AccessStatus Leg(AccessLeg leg) => SyncAccessResult.Worst(counting.Where(check => check.Leg == leg));
    }

    public static SyncChange Change(string machine = "Orders", string role = "Data", SyncChangeKind kind = SyncChangeKind.PutInlinePolicy) => new()
    {
        Kind = kind,
        Side = SyncSide.Target,
        AccountId = "444455556666",
        RoleArn = Target(role),
        RoleName = role,
        TargetRoleArn = Target(role),
        PolicyName = kind == SyncChangeKind.PutTrustPolicy ? null : "CrossAcctSync-" + role,
        After = PolicyDocument.Of(new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, ["glue:GetJobRun"]),
            Resource = new PolicyElement(false, ["arn:aws:glue:us-east-2:444455556666:job/price"]),
        }),
        Reason = "No policy of the role grants glue:GetJobRun.",
        Size = 100,
        Quota = 10240,
        StateMachineArns = [Machine(machine)],
    };

    public static Finding Lint(string subject = "trust.json") =>
        new(PolicyRules.ExternalIdMissing, "Anybody of the account may assume the role.", "Write a condition.")
        {
            Subject = subject,
            StatementIndex = 0,
            Element = "Statement[0]",
            Location = new SourceLocation("policies/" + subject, new SourcePosition(3, 9)),
        };

    /// <summary>A trust of the audit with a finding.</summary>
    public static SyncTrust Trust(SyncTrustStatus status) => new()
    {
        TargetRoleArn = Target(),
        TargetRoleName = "Data",
        TargetAccountId = "444455556666",
        Presence = Presence.Found,
        Status = status,
        Findings = [new Finding(TrustRules.AccountTrusted, "Statement 1 lets in a whole account.", "Name the role.")],
    };

    /// <summary>Something of everything: every outcome, changes and findings.</summary>
    public static IEnumerable<object> Mixed()
    {
        yield return Result(Requirement(), Check(AccessStatus.Passed, AccessLeg.Trust), Check(AccessStatus.Failed), Check(AccessStatus.Failed, state: "Orders / Pack", action: "ecs:RunTask"));
        yield return Result(Requirement("Nightly"), Check(AccessStatus.Passed), Open());
        yield return Result(Requirement("Weekly"), Check(AccessStatus.Undetermined, AccessLeg.Trust));
        yield return Result(Requirement("Yearly"), Check(AccessStatus.NotTested, AccessLeg.Source) with { Rule = null });
        yield return Result(Requirement("Daily", "Reports", account: "777788889999"), Check(AccessStatus.Passed));
        yield return Change();
        yield return Change(kind: SyncChangeKind.PutTrustPolicy);
        yield return Lint();
    }

    /// <summary>The same with a hostile text wherever others can write one.</summary>
    public static IEnumerable<object> HostileObjects()
    {
        SyncRequirement requirement = Requirement(Hostile, file: "workflows/" + Hostile) with { SourceRoleArn = Source + Hostile, TargetRolePattern = Target(Hostile), TargetRoleArn = Target(Hostile), TargetAccountId = "4444" + Hostile };
        AccessCheck check = Check(AccessStatus.Failed, state: Hostile + " / Price", action: "glue:" + Hostile) with { Reason = "Because " + Hostile, RecommendedAction = "Do " + Hostile, Resource = Hostile };
        yield return Result(requirement with { Findings = [new Finding(DefinitionRules.RoleDynamic, "Of " + Hostile, "Give " + Hostile) { StatePath = Hostile }] }, check, Check(AccessStatus.NotTested, AccessLeg.Source) with { Reason = Hostile, Rule = null });
        yield return Change(Hostile, Hostile) with { Reason = Hostile, PolicyName = Hostile, StatusReason = Hostile };
        yield return Lint(Hostile);
    }

    public static SyncReport Report(IEnumerable<object> inputs, ReportOptions? options = null)
    {
        var builder = new ReportBuilder(options ?? ReportOptions.Default);
        foreach (object input in inputs)
        {
            Xunit.Assert.True(builder.Add(input));
        }

        return builder.Build();
    }
}
