using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Tests.Reports;

/// <summary>Results of a made organization of any size, every outcome among them; the same for the same number.</summary>
internal static class ReportOrganization
{
    private static readonly string[] Workflows = ["OrderFulfilment", "NightlyLoad", "SettlePayments", "RefreshCatalog", "WeeklyReport", "InvoiceRun", "StockForecast", "CustomerExport"];
    private static readonly string[] Roles = ["DataPlatformAccess", "SettlePaymentsAccess", "CatalogAccess", "ReportingAccess", "WarehouseBatch"];
    private static readonly string[] Actions = ["glue:StartJobRun", "glue:GetJobRun", "glue:BatchStopJobRun", "states:StartExecution", "states:DescribeExecution", "ecs:RunTask", "batch:SubmitJob"];

    public static IEnumerable<object> Of(int paths)
    {
        for (int i = 0; i < paths; i++)
        {
            string source = (111100000000 + ((i / 8) % 300)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            string target = (444400000000 + (((i * 7) + (i / 40)) % (paths > 100 ? 60 : 4))).ToString(System.Globalization.CultureInfo.InvariantCulture);
            string name = Workflows[i % Workflows.Length] + (i >= Workflows.Length ? "-" + (i / Workflows.Length) : string.Empty);
            string role = Roles[(i * 3) % Roles.Length];
            SyncRequirement requirement = ReportSamples.Requirement(name, role, $"workflows/{name}.asl.json", target) with
            {
                StateMachineArn = $"arn:aws:states:us-east-2:{source}:stateMachine:{name}",
                SourceAccountId = source,
                SourceRoleArn = $"arn:aws:iam::{source}:role/{Workflows[i % Workflows.Length]}Execution",
            };
            yield return ReportSamples.Result(requirement, [.. Checks(i, name, target)]);
            if (i % 11 == 3)
            {
                yield return ReportSamples.Change(name, role) with
                {
                    AccountId = target,
                    RoleArn = ReportSamples.Target(role, target),
                    TargetRoleArn = ReportSamples.Target(role, target),
                    StateMachineArns = [requirement.StateMachineArn],
                    Kind = i % 2 == 0 ? SyncChangeKind.PutTrustPolicy : SyncChangeKind.PutInlinePolicy,
                };
            }
        }
    }

    private static IEnumerable<AccessCheck> Checks(int i, string name, string target)
    {
        yield return Check(AccessLeg.Definition, AccessStatus.Passed, "the definition names a role and integrations that exist", null);
        yield return Check(AccessLeg.Source, i % 17 == 5 ? AccessStatus.Failed : AccessStatus.Passed, "the source role may assume the target role", "sts:AssumeRole");
        yield return Check(AccessLeg.Trust, i % 13 == 7 ? AccessStatus.Failed : i % 29 == 9 ? AccessStatus.Undetermined : i % 37 == 11 ? AccessStatus.NotTested : AccessStatus.Passed, "the target role trusts the source role with this ExternalId", "sts:AssumeRole");
        for (int k = 0; k < Actions.Length; k++)
        {
            yield return Check(AccessLeg.Permission, i % 11 == 3 && k == 1 ? AccessStatus.Failed : AccessStatus.Passed, $"the target role may {Actions[k]}", Actions[k]);
        }

        yield return Check(AccessLeg.Permission, i % 23 == 2 ? AccessStatus.Failed : AccessStatus.Passed, "the target role may not glue:StartJobRun on another resource", "glue:StartJobRun") with { MustBeRefused = true, StatementToAdd = null };

        AccessCheck Check(AccessLeg leg, AccessStatus status, string what, string? action)
        {
            string resource = $"arn:aws:glue:us-east-2:{target}:job/{name}-{i % 97}";
            AccessCheck check = ReportSamples.Check(status, leg, name + " / Price", action ?? "sts:AssumeRole");
            return check with
            {
                Name = what,
                Action = action,
                Resource = action is null ? null : resource,
                Reason = status == AccessStatus.Passed ? $"Statement 1 of {name} allows it." : $"No statement of the identity policy allows arn:aws:iam::{target}:role/Access {action} on {resource}.",
                RecommendedAction = status == AccessStatus.Passed ? null : $"Add the statement to the policies of arn:aws:iam::{target}:role/Access.",
            };
        }
    }
}
