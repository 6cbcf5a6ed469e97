using System;
using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>Finds the values of placeholders, and says where they are not known.</summary>
internal sealed class FieldResolver
{
    private readonly ScopingRun _run;

    public FieldResolver(ScopingRun run) => _run = run;

    /// <summary>Adds the values of a field; none when the resource is to be left out.</summary>
    /// <param name="field">The placeholder.</param>
    /// <param name="countedBy">A field that each element of the list has, or null.</param>
    /// <param name="values">What they are added to.</param>
    /// <param name="isPassRole">Whether the caller itself tells of roles that are not known.</param>
    public void Resolve(TemplateField field, string? countedBy, List<ResolvedField> values, bool isPassRole = false)
    {
        IReadOnlyList<TaskArgument> found = _run.Arguments.Find(field.Path);
        if (found.Count == 0)
        {
            ResolveMissing(field, values, isPassRole);
            return;
        }

        for (int i = 0; i < found.Count; i++)
        {
            Read(field, found[i], values, isPassRole);
        }

        if (countedBy is not null && field.Default is { } fallback && _run.Arguments.Find(countedBy).Count > found.Count)
        {
            values.Add(new ResolvedField(new NamedValue(fallback), true));
        }
    }

    public void AddMissing(TemplateField field) =>
        _run.Add(_run.Arguments.IsOpaque
            ? new ScopingIssue(
                ScopingIssueKind.DynamicResource,
                ScopingSeverity.Warning,
                $"All arguments of the task are computed at run time, so that '{field.Path}' is not known.",
                $"Name '{field.Path}' in the task as a literal, or narrow the policy by hand.",
                field.Path)
            : new ScopingIssue(
                ScopingIssueKind.MissingField,
                ScopingSeverity.Warning,
                $"The task does not name '{field.Path}'.",
                $"Add '{field.Path}' to the task, or narrow the policy by hand.",
                field.Path));

    /// <summary>Empty text is no name, so that the call fails; of a prefix or a path it means everything, or the top.</summary>
    private void AddEmpty(TemplateField field, TaskArgument argument)
    {
        if (field.IsOptional || field.FormName == "path" || field.Path.EndsWith("Prefix", StringComparison.Ordinal) || field.Path.EndsWith("Path", StringComparison.Ordinal))
        {
            AddMissing(field);
            return;
        }

        _run.Add(new ScopingIssue(
            ScopingIssueKind.MissingField,
            ScopingSeverity.Error,
            $"'{argument.FieldPath}' is empty text{Expression(argument)}, which names no resource.",
            $"Give '{field.Path}' the name of a resource.",
            argument.FieldPath,
            argument.Expression));
    }

    private void Read(TemplateField field, TaskArgument argument, List<ResolvedField> values, bool isPassRole)
    {
        string text = argument.Holed;
        if (text.Length == 0)
        {
            AddEmpty(field, argument);
            if (!field.IsOptional && !isPassRole)
            {
                values.Add(new ResolvedField(new NamedValue(text), true));
            }

            return;
        }

        if (field.Form(text, field, _run.Arguments) is not { } value)
        {
            return;
        }

        // The wildcard of a revision or of a secret's suffix comes from the service, not from the run.
        bool isStatic = !HoledText.HasHole(value.Name) || (!HoledText.HasHole(text) && field.FormName is "revision" or "inferenceProfileModel" or "secretName" or "any");
        if (!isStatic && !isPassRole)
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.DynamicResource,
                ScopingSeverity.Warning,
                $"'{argument.FieldPath}' is known only at run time{Expression(argument)}, so that the resource has a wildcard in its place.",
                $"Give '{field.Path}' as a literal where one value will do, or narrow the wildcard by hand.",
                argument.FieldPath,
                argument.Expression));
        }

        if (value.IsUnexpected)
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.UnexpectedValue,
                ScopingSeverity.Warning,
                $"'{argument.Value}' in '{argument.FieldPath}' does not name what the field is for; it was taken as a plain name.",
                "Check the value.",
                argument.FieldPath,
                argument.Expression));
        }

        if (HoledText.HasRefusedLetter(value.Name))
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.LetterNotAllowed,
                ScopingSeverity.Warning,
                isPassRole
                    ? $"'{argument.Value}' in '{argument.FieldPath}' has characters that no role's name can have; iam:PassRole was not granted."
                    : $"'{argument.Value}' in '{argument.FieldPath}' has characters that IAM refuses in a policy; a ? that matches any one character stands for each of them.",
                isPassRole ? "Correct the role's name." : "Give the resource a name of ASCII characters, or accept that the ? matches other names as well.",
                argument.FieldPath,
                argument.Expression));
        }

        AddOutside(value, argument);
        values.Add(new ResolvedField(value, isStatic));
    }

    private void ResolveMissing(TemplateField field, List<ResolvedField> values, bool isPassRole)
    {
        if (FindUnknownAncestor(field.Path) is { } ancestor)
        {
            Read(field, ancestor, values, isPassRole);
        }
        else if (_run.Arguments.IsOpaque && !field.IsOptional)
        {
            AddMissing(field);
            values.Add(new ResolvedField(new NamedValue(HoledText.AnyText), false));
        }
        else if (field.Default is { } fallback)
        {
            values.Add(new ResolvedField(new NamedValue(fallback), true));
        }
        else if (!field.IsOptional)
        {
            AddMissing(field);
            values.Add(new ResolvedField(new NamedValue(HoledText.AnyText), false));
        }
    }

    /// <summary>A field may lie within a value that is computed as a whole: <c>"Overrides.$": "$.overrides"</c>.</summary>
    private TaskArgument? FindUnknownAncestor(string path)
    {
        for (int dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            string ancestor = path.Substring(0, dot);
            if (FindUnknown(ancestor) is { } found)
            {
                return found;
            }

            if (ancestor.EndsWith("[]", StringComparison.Ordinal) && FindUnknown(ancestor.Substring(0, ancestor.Length - 2)) is { } list)
            {
                return list;
            }
        }

        return path.EndsWith("[]", StringComparison.Ordinal) ? FindUnknown(path.Substring(0, path.Length - 2)) : null;
    }

    private TaskArgument? FindUnknown(string path)
    {
        foreach (TaskArgument argument in _run.Arguments.Find(path))
        {
            if (argument.Literal is null && argument.Value.IsUnknown)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>Says that a value names a resource elsewhere.</summary>
    public void AddOutside(NamedValue value, TaskArgument argument)
    {
        string? what =
            value.Partition is { } partition && partition != _run.Target.Partition ? $"partition {partition}"
            : value.Account is { } account && account != _run.Target.AccountId ? $"account {account}"
            : null;
        if (what is not null)
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.ResourceOutsideTarget,
                ScopingSeverity.Warning,
                $"'{argument.FieldPath}' names a resource of the {what}; the target is account {_run.Target.AccountId} in {_run.Target.Region} ({_run.Target.Partition}).",
                "Check that the task uses the role of the resource's own account; resources of other partitions cannot be called.",
                argument.FieldPath,
                argument.Expression));
        }
        else if (value.Region is { } region && region != _run.Target.Region)
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.ResourceOutsideRegion,
                ScopingSeverity.Error,
                $"'{argument.FieldPath}' names a resource in {region}; the state machine runs in {_run.Target.Region} and calls only its own region.",
                "Run the workflow in the region of its target, or call a resource of its own region.",
                argument.FieldPath,
                argument.Expression));
        }
    }

    private static string Expression(TaskArgument argument) => argument.Expression is { Length: > 0 } text ? $" ({text})" : string.Empty;
}
