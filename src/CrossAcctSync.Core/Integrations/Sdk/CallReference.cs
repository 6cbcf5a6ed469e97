using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>What calls of AWS SDK integrations ask for, from the data alone, without a task's arguments.</summary>
public static class CallReference
{
    private const string ReferencePage = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

    /// <summary>The IAM actions of a call; none when Step Functions has no such service or IAM no such action.</summary>
    /// <param name="service">The service as resources name it, for example <c>cloudwatchlogs</c>, or the prefix of its actions, <c>logs</c>.</param>
    /// <param name="api">The call, for example <c>runTask</c>; its first letter may be a capital.</param>
    /// <param name="catalogue">Null for the catalogue that comes with the module.</param>
    public static IReadOnlyList<CallAction> Find(string service, string api, IntegrationCatalogue? catalogue = null)
    {
        _ = service ?? throw new ArgumentNullException(nameof(service));
        if ((api ?? throw new ArgumentNullException(nameof(api))).Length == 0)
        {
            return [];
        }

        SdkServiceTable services = (catalogue ?? IntegrationCatalogue.Default).Sdk;
        string name = char.ToLowerInvariant(api[0]) + api.Substring(1);
        return services.Find(service) is { } known
            ? Find(known, name)
            : services.Services.Where(other => other.IamPrefix == service).Select(other => Find(other, name)).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static List<CallAction> Find(SdkService known, string name)
    {
        ServiceOperations? table = ServiceOperations.Find(known.IamPrefix);
        ApiOperation? operation = table?.FindOperation(name);
        string source = operation?.Source ?? table?.Source ?? known.Source ?? ReferencePage;
        bool isProven = table?.Covers(name) == true;
        var actions = new List<CallAction>();
        if (known.Statements.TryGetValue(name, out IReadOnlyList<IntegrationStatement> statements))
        {
            foreach (IntegrationStatement statement in statements)
            {
                actions.AddRange(statement.ActionNames.Select(action => new CallAction(known.Name, name, action, CallAction.Describe(statement.When is null ? [] : [statement.When.FieldPath]), [], true, statement.Source, null)));
            }
        }
        else
        {
            actions.AddRange(SdkCallScoper.ActionsOf(known, name).Where(IntegrationCatalogue.IsKnownAction)
                .Select(action => new CallAction(known.Name, name, IntegrationCatalogue.FindAction(action)!, "always", [], isProven, source, table?.ReadOn)));
        }

        if (operation is null || actions.Count == 0)
        {
            return actions;
        }

        actions.AddRange(operation.FurtherActions.Select(further => new CallAction(known.Name, name, further.Key, CallAction.Describe(further.Value), [], true, operation.Source, operation.ReadOn)));
        if (operation.PassesRoles)
        {
            actions.Add(new CallAction(known.Name, name, "iam:PassRole", Roles(operation), operation.PassedToServices, true, operation.Source, operation.ReadOn));
        }

        return actions;
    }

    private static string Roles(ApiOperation operation)
    {
        var when = new List<string>();
        if (operation.RoleFields.Count > 0)
        {
            when.Add(CallAction.Describe(operation.RoleFields.Select(field => field.Split(':')[0]).ToArray()));
        }

        if (operation.PassesHiddenRoles)
        {
            when.Add(operation.HiddenRoleFields.Count == 0
                ? "for roles that stand in what the call names"
                : "for roles that do not show " + CallAction.Describe(operation.HiddenRoleFields));
        }

        return string.Join("; ", when);
    }
}
