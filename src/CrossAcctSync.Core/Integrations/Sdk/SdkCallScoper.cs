using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Integrations;

/// <summary>Scopes AWS SDK integrations by the Service Authorization Reference.</summary>
internal sealed class SdkCallScoper
{
    private const string OfferedPage = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html";
    private const string ReferencePage = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

    private static readonly string[] Readers = { "get", "list", "describe", "delete", "batchGet", "search", "lookup" };

    private readonly IntegrationCatalogue _catalogue;
    private readonly ScopingRun _run;

    public SdkCallScoper(IntegrationCatalogue catalogue, ScopingRun run)
    {
        _catalogue = catalogue;
        _run = run;
    }

    public void Scope(TaskResource resource)
    {
        SdkService service = resource.SdkService!;
        string api = resource.SdkApi!;
        if (service.IamPrefix == "s3" && DirectoryBucket.Find(_run.Arguments) is { } bucket)
        {
            DirectoryBucket.Add(bucket, api, _run);
            return;
        }

        if (service.NotOffered.Contains(api, StringComparer.OrdinalIgnoreCase))
        {
            _run.Add(new ScopingIssue(ScopingIssueKind.NotOfferedSdkApi, ScopingSeverity.Error, $"Step Functions does not offer '{api}' of '{service.Name}'.", $"Use another API ({OfferedPage})."));
            return;
        }

        if (service.Statements.TryGetValue(api, out IReadOnlyList<IntegrationStatement> statements))
        {
            _run.AddStatements(CallForms.OfCopySource(statements, _run.Arguments));
            AddOperation(service, api, hasPassRole: false);
            return;
        }

        IReadOnlyList<string> actions = CallForms.OfVersion(ActionsOf(service, api), _run.Arguments);
        if (RowOf(service, api, actions) is { } row)
        {
            _run.AddRow(row);
            AddOperation(service, api, row.PassesRoles, isOptimized: true);
            return;
        }

        var builder = new SdkResourceBuilder(_catalogue.Sdk, _run, api);
        foreach (string action in actions)
        {
            AddAction(service, api, action, builder);
        }

        AddOperation(service, api, hasPassRole: false);
        if (service.Confidence == "Low" && service.Note is { } note)
        {
            _run.Add(new ScopingIssue(ScopingIssueKind.UnknownSdkAction, ScopingSeverity.Warning, note, "Check the actions against the Service Authorization Reference."));
            AddNotProven(service, api, "how IAM calls the service's actions is inferred");
        }
    }

    private Integration? RowOf(SdkService service, string api, IReadOnlyList<string> actions) =>
        _catalogue.FindByName($"{TaskResourceSyntax.SdkPrefix}{service.Name}:{api}")
        ?? (service.Rows.TryGetValue(api, out string name) ? _catalogue.FindByName(name) : null)
        ?? (actions.Count == 1 ? _catalogue.FindByStartAction(actions[0], api) : null);

    internal static IReadOnlyList<string> ActionsOf(SdkService service, string api)
    {
        if (service.Actions.TryGetValue(api, out IReadOnlyList<string> known))
        {
            return known;
        }

        if (ServiceOperations.Find(service.IamPrefix)?.FindOperation(api)?.OwnActions is { } own)
        {
            return own;
        }

        string general = service.IamPrefix + ":" + char.ToUpperInvariant(api[0]) + api.Substring(1);
        if (service.Verbs.Count > 0 && ActionReference.FindAction(general) is null
            && service.Verbs.Keys.Where(verb => api.StartsWith(verb, StringComparison.OrdinalIgnoreCase)).OrderByDescending(verb => verb.Length).FirstOrDefault() is { } start)
        {
            return [service.IamPrefix + ":" + service.Verbs[start]];
        }

        return [general];
    }

    private void AddAction(SdkService service, string api, string action, SdkResourceBuilder builder)
    {
        if (ActionReference.FindAction(action) is not { } known)
        {
            IReadOnlyList<string> near = NearMisses.Find(action, IntegrationCatalogue.ActionsOf(service.IamPrefix).Select(name => name));
            _run.Add(new ScopingIssue(
                ScopingIssueKind.UnknownSdkAction,
                ScopingSeverity.Warning,
                $"IAM has no action '{action}' for '{service.Name}:{api}', as far as the Service Authorization Reference goes; it was granted on *.{NearMisses.Sentence(near)}",
                "Check the API's name and the action, and name the action's resources."));
            AddNotProven(service, api, $"IAM has no action '{action}'");
            Add(action, ["*"], "The action is not in the Service Authorization Reference, so that its resources are not known.", ReferencePage);
            return;
        }

        const string Limited = "Limited to the resources that the call's parameters name, and to the account and region where they name none.";
        if (ServiceOperations.Find(service.IamPrefix)?.FindOperation(api) is { } operation && operation.Resources.TryGetValue(known.Name, out IReadOnlyList<OperationResource> named))
        {
            var resources = new List<string>();
            foreach (OperationResource resource in named)
            {
                resource.Render(_run, known.Name, resources);
            }

            if (resources.Count > 0)
            {
                Add(known.Name, resources, Limited, operation.Source);
                return;
            }
        }

        if (known.Resources.Count == 0)
        {
            const string Reason = "The Service Authorization Reference lists no resource type for the action, so that only * can grant it.";
            _run.Add(new ScopingIssue(ScopingIssueKind.ResourceLevelUnsupported, ScopingSeverity.Information, $"{known.Name} can only be granted on *: {Reason}", "Nothing can be narrowed here."));
            Add(known.Name, ["*"], Reason, service.Source ?? ReferencePage);
            return;
        }

        bool isVerb = service.Verbs.Values.Contains(known.Name.Substring(known.Name.IndexOf(':') + 1), StringComparer.Ordinal);
        Add(known.Name, isVerb ? VerbResources(service) : CallForms.Of(known, builder.Resources(known), _run), Limited, service.Source ?? ReferencePage);
    }

    /// <summary>The actions of API Gateway are HTTP methods on paths (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-create-and-manage-api.html).</summary>
    private IReadOnlyList<string> VerbResources(SdkService service)
    {
        var resources = new List<string>();
        foreach (ResourceTemplate template in service.VerbResources.Where(template => template.Fields.Length > 0))
        {
            _run.Render(template, null, resources);
        }

        if (resources.Count == 0)
        {
            _run.Add(new ScopingIssue(ScopingIssueKind.MissingField, ScopingSeverity.Warning, "The call names no API, so that its path is a wildcard.", "Narrow the wildcard by hand."));
            foreach (ResourceTemplate template in service.VerbResources.Where(template => template.Fields.Length == 0))
            {
                _run.Render(template, null, resources);
            }
        }

        return ScopingRun.Ordered(resources);
    }

    private void Add(string action, IReadOnlyList<string> resources, string reason, string source)
    {
        int first = _run.Resources.Count;
        _run.Resources.AddRange(resources);
        _run.Add(ActionList.Of([new IntegrationAction(action, ActionPurpose.Start)]), first, ConditionList.Empty, reason, source);
    }

    /// <summary>What the table of the service's operations asks for besides; without a row or a table that was read whole, roles and tags leave it open.</summary>
    private void AddOperation(SdkService service, string api, bool hasPassRole, bool isOptimized = false)
    {
        ServiceOperations? table = ServiceOperations.Find(service.IamPrefix);
        ApiOperation? operation = table?.FindOperation(api);
        if (operation is not null)
        {
            new OperationScoper(_catalogue, _run).Add(operation, hasPassRole, isOptimized);
        }

        // A table without iam:PassRole proves little where a role is handed over: the tables have gaps.
        if (!hasPassRole && operation?.PassesRoles != true && !IsReading(api))
        {
            AddRoleNote(service, api);
        }

        if (table?.Covers(api) != true && !hasPassRole)
        {
            AddTagNote(service, api);
        }
    }

    private static bool IsReading(string api) => Readers.Any(verb => api.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Whether a call hands the role over or only reads about it, no data at hand says; so a reader has to.</summary>
    private void AddRoleNote(SdkService service, string api)
    {
        foreach (string field in _run.Arguments.ValuePaths.Where(path => path.Substring(path.LastIndexOf('.') + 1).IndexOf("Role", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            foreach (TaskArgument argument in _run.Arguments.Find(field))
            {
                bool isDynamic = argument.Literal is null && EndsAsRole(field);
                if (isDynamic || RoleArn.TryParse(argument.Literal, out _, out _))
                {
                    _run.Add(new ScopingIssue(
                        ScopingIssueKind.PassRoleNotVisible,
                        ScopingSeverity.Warning,
                        isDynamic
                            ? $"The call takes a role in '{argument.FieldPath}' that only the run will tell; iam:PassRole was not granted for it."
                            : $"The call names the role {argument.Literal} in '{argument.FieldPath}'; iam:PassRole was not granted for it.",
                        "If the service takes the role over, grant iam:PassRole on it with a condition on iam:PassedToService.",
                        argument.FieldPath));
                    AddNotProven(service, api, $"whether the role in '{field}' is passed is not known");
                }
            }
        }
    }

    private static bool EndsAsRole(string field) =>
        field.EndsWith("Role", StringComparison.Ordinal) || field.EndsWith("RoleArn", StringComparison.OrdinalIgnoreCase);

    private void AddTagNote(SdkService service, string api)
    {
        bool isTagging = api.IndexOf("tag", StringComparison.OrdinalIgnoreCase) >= 0;
        if (!isTagging && !_run.Arguments.IsOpaque
            && (_run.Arguments.IsGiven("Tags") || _run.Arguments.IsGiven("TagSpecifications"))
            && IntegrationCatalogue.ActionsOf(service.IamPrefix).Any(action => action.EndsWith(":TagResource", StringComparison.Ordinal) || action.EndsWith(":CreateTags", StringComparison.Ordinal) || action.EndsWith(":AddTags", StringComparison.Ordinal)))
        {
            AddNotProven(service, api, "the call gives tags, and whether they need an action of their own is not known");
        }
    }

    private void AddNotProven(SdkService service, string api, string why) => _run.Add(new ScopingIssue(
        ScopingIssueKind.PermissionsNotProven,
        ScopingSeverity.Warning,
        $"The permissions of '{service.Name}:{api}' are not proven: {why}.",
        $"Look the operation up ({ReferencePage}), and add what it asks for by hand."));
}
