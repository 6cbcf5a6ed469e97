using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Integrations;

/// <summary>
/// Scopes iam:PassRole: never to roles of which nothing is known
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
/// </summary>
internal sealed class PassRoleScoper
{
    private readonly ScopingRun _run;
    private readonly TemplateRenderer _renderer;

    public PassRoleScoper(ScopingRun run, TemplateRenderer renderer)
    {
        _run = run;
        _renderer = renderer;
    }

    public void Add(IntegrationStatement statement)
    {
        List<string> roles = _run.Resources;
        int first = roles.Count;
        bool isNamed = false;
        bool isStatic = true;
        bool useGivenRoles = statement.PassesHiddenRoles;
        foreach (ResourceTemplate template in statement.ResourceTemplates)
        {
            TemplateField field = template.Fields[0];
            List<ResolvedField> values = _renderer.ResolveRoles(field);
            for (int i = 0; i < values.Count; i++)
            {
                ResolvedField value = values[i];
                isNamed = true;
                if (value.Value.IsUnexpected || HoledText.HasRefusedLetter(value.Value.Name))
                {
                    continue;
                }

                if (!IsPartlyKnown(value.Value.Name))
                {
                    useGivenRoles = true;
                    AddUnknown(statement, field);
                    continue;
                }

                isStatic &= value.IsStatic;
                AddProfileNote(field, value);
                roles.Add(_renderer.Compose(template, value));
            }
        }

        if (!isNamed && statement.RequiredUnless is not null)
        {
            useGivenRoles = true;
            AddUnknown(statement, statement.Resources[0].Fields[0]);
        }

        bool hasGivenRoles = useGivenRoles && AddGivenRoles(roles);
        if (statement.Caveat is { } caveat && !hasGivenRoles)
        {
            _run.Add(new ScopingIssue(caveat.Kind, ScopingSeverity.Warning, caveat.Message, caveat.RecommendedAction));
        }

        if (roles.Count > first)
        {
            _run.Add(
                statement.ActionList,
                first,
                _run.Conditions(statement),
                isStatic ? "Limited to the roles that the task passes, and to the service that it passes them to." : "Limited to the part of the role's name that is known, and to the service that it is passed to.",
                statement.Source);
        }
    }

    /// <summary>Whether something of the name itself is known; a path alone would let any role behind it pass.</summary>
    private static bool IsPartlyKnown(string role)
    {
        string name = role.Substring(role.LastIndexOf('/') + 1);
        return name.Length > 0 && !HoledText.IsHole(name);
    }

    private bool AddGivenRoles(List<string> roles)
    {
        if (_run.Options.PassRoleArns is not { Count: > 0 } given)
        {
            return false;
        }

        foreach (RoleArn role in given)
        {
            roles.Add(role.ToPolicyText());
        }

        return true;
    }

    private void AddUnknown(IntegrationStatement statement, TemplateField field)
    {
        if (_run.Options.PassRoleArns is { Count: > 0 })
        {
            return;
        }

        IReadOnlyList<TaskArgument> found = _run.Arguments.Find(field.Path);
        string service = statement.Conditions.Count == 0 ? "the service" : string.Join(", ", Array.ConvertAll([.. statement.Conditions[0].Values], value => value.Text));
        _run.Add(new ScopingIssue(
            ScopingIssueKind.DynamicPassRole,
            ScopingSeverity.Warning,
            $"The role in '{field.Path}' that the task passes to {service} is not known; iam:PassRole was not granted.",
            "Name the roles that the task may pass (-PassRoleArn), or give the role as a literal.",
            found.Count > 0 ? found[0].FieldPath : field.Path,
            found.Count > 0 ? found[0].Expression : null));
    }

    private void AddProfileNote(TemplateField field, ResolvedField value)
    {
        if (field.FormName == "instanceProfileRole")
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.PassRoleNotVisible,
                ScopingSeverity.Information,
                $"The instance profile '{HoledText.ToPattern(value.Value.Name)}' is taken to hold a role of the same name.",
                "Name its role (-PassRoleArn) if it has another name.",
                field.Path));
        }
    }
}
