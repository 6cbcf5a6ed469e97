using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>Adds what an operation asks for beyond its own action, as far as the call's arguments do not rule it out.</summary>
internal sealed class OperationScoper
{
    private const string HiddenRoles = "The service is handed roles that stand in resources which the call names, and not in the call.";

    private static readonly string[] Off = { "false", "NONE" };

    private readonly IntegrationCatalogue _catalogue;
    private readonly ScopingRun _run;

    public OperationScoper(IntegrationCatalogue catalogue, ScopingRun run)
    {
        _catalogue = catalogue;
        _run = run;
    }

    /// <summary>Adds the further actions and the roles of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="hasPassRole">Whether the catalogue's own row deals with the roles.</param>
    /// <param name="isOptimized">Whether the task is of an optimized integration, whose own page names what the call always needs.</param>
    public void Add(ApiOperation operation, bool hasPassRole, bool isOptimized = false)
    {
        var always = new List<string>();
        foreach (KeyValuePair<string, IReadOnlyList<string>> further in operation.FurtherActions)
        {
            if (IsGranted(further.Key) || (further.Value.Count == 0 ? isOptimized : !further.Value.Any(IsAskedFor)))
            {
                continue;
            }

            AddFurther(operation, further.Key, further.Value);
            if (further.Value.Count == 0)
            {
                always.Add(further.Key);
            }
        }

        AddAlways(operation, always);
        if (operation.PassesRoles && !hasPassRole)
        {
            _run.AddStatements([PassRole(operation)]);
        }
    }

    private bool IsGranted(string action) => _run.Statements.Any(statement => statement.Actions.Names.Contains(action, StringComparer.Ordinal));

    /// <summary>
    /// Whether an argument calls for an action: <c>Tags</c> when it is given, <c>!StackName</c> when it is not,
    /// <c>ResourceArn=appsync</c> when it can be an ARN of the service. Tags that are switched off are none.
    /// </summary>
    private bool IsAskedFor(string condition)
    {
        if (_run.Arguments.IsOpaque)
        {
            return true;
        }

        if (condition[0] == '!')
        {
            return !_run.Arguments.IsGiven(condition.Substring(1));
        }

        int equals = condition.IndexOf('=');
        if (equals > 0)
        {
            return _run.Arguments.Find(condition.Substring(0, equals)).Any(value => value.Literal is not { } arn || (ArnText.TryParse(arn, out ArnText read) && read.Service == condition.Substring(equals + 1)));
        }

        string given = _run.Arguments.FieldNames.FirstOrDefault(name => name.Equals(condition, StringComparison.OrdinalIgnoreCase)) ?? condition;
        return _run.Arguments.IsGiven(given) && !(_run.Arguments.Find(given) is { Count: 1 } values && values[0].Literal is { } value && Off.Contains(value, StringComparer.OrdinalIgnoreCase));
    }

    private void AddFurther(ApiOperation operation, string action, IReadOnlyList<string> fields)
    {
        ReferenceAction known = ActionReference.FindAction(action)!;
        int first = _run.Resources.Count;
        if (operation.Resources.TryGetValue(action, out IReadOnlyList<OperationResource> named))
        {
            foreach (OperationResource resource in named)
            {
                resource.Render(_run, action, _run.Resources);
            }
        }
        else
        {
            ReferenceAction narrowed = action.IndexOf("Tag", StringComparison.Ordinal) < 0 && action.IndexOf("Policy", StringComparison.Ordinal) < 0 ? known : OfMade(operation, known);
            _run.Resources.AddRange(narrowed.Resources.Count == 0 ? ["*"] : CallForms.Of(known, new SdkResourceBuilder(_catalogue.Sdk, _run, char.ToLowerInvariant(operation.Name[0]) + operation.Name.Substring(1)).Resources(narrowed), _run));
        }

        if (_run.Resources.Count == first)
        {
            return;
        }

        string reason = fields.Count == 0
            ? $"{operation.Service}:{operation.Name} asks for the action whatever its arguments are."
            : $"{operation.Service}:{operation.Name} asks for the action {CallAction.Describe(fields)}.";
        _run.Add(ActionList.Of([new IntegrationAction(action, ActionPurpose.Other)]), first, ConditionList.Empty, reason, operation.Source);
    }

    /// <summary>Of the kinds that an action of the same service can be granted on, those that the operation itself is about: tags and policies go to what it makes.</summary>
    private static ReferenceAction OfMade(ApiOperation operation, ReferenceAction further)
    {
        if (!further.Name.StartsWith(operation.Service + ":", StringComparison.Ordinal) || ActionReference.FindAction(operation.Service + ":" + operation.Name) is not { } own)
        {
            return further;
        }

        ReferenceResource[] shared = own.Resources.Where(type => type.IsRequired && further.Resources.Any(other => other.Type == type.Type)).ToArray();
        return shared.Length == 0 ? further : new ReferenceAction(further.Name, shared);
    }

    /// <summary>No argument tells whether the call comes to need these, so that a reader has to.</summary>
    private void AddAlways(ApiOperation operation, List<string> always)
    {
        if (always.Count > 0)
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.MissingField,
                ScopingSeverity.Warning,
                $"{operation.Service}:{operation.Name} can need {string.Join(", ", always)}, which no argument rules out or narrows; granted as widely as the call's arguments allow.",
                "Narrow it by hand where the call does not need it."));
        }
    }

    private IntegrationStatement PassRole(ApiOperation operation)
    {
        bool isHidden = operation.PassesHiddenRoles && (operation.HiddenRoleFields.Count == 0 || operation.HiddenRoleFields.Any(IsAskedFor));
        return new IntegrationStatement(
            [new IntegrationAction("iam:PassRole", ActionPurpose.PassRole)],
            operation.RoleFields.Select(field => ResourceTemplate.Parse("arn:{partition}:iam::{account}:role/{" + field + (field.IndexOf(':') < 0 ? ":role" : string.Empty) + "?}")).ToArray(),
            null,
            operation.PassedToServices.Count == 0 ? [] : [new ConditionTemplate("StringEquals", "iam:PassedToService", operation.PassedToServices.Select(ResourceTemplate.Parse).ToArray())])
        {
            Source = operation.Source,
            PassesHiddenRoles = isHidden,
            // No field can be ruled out when all arguments come from the run.
            RequiredUnless = _run.Arguments.IsOpaque && operation.RoleFields.Count > 0 ? [] : null,
            Caveat = isHidden
                ? new StatementCaveat(ScopingIssueKind.PassRoleNotVisible, HiddenRoles, "Name the roles that the service may be handed (-PassRoleArn).")
                : null,
        };
    }
}
