namespace CrossAcctSync.Integrations;

/// <summary>A placeholder for a field of the task.</summary>
/// <param name="Path">The field, for example <c>Overrides.TaskRoleArn</c>.</param>
/// <param name="Form">How its value is read.</param>
/// <param name="FormName">The form's name; empty for a plain name or ARN.</param>
/// <param name="Default">What the service takes when the field is not there, else null.</param>
/// <param name="IsOptional">Whether the resource is left out when the field is not there or names another kind.</param>
/// <param name="Service">The service part of the template's ARN; empty outside an ARN.</param>
/// <param name="OwnPrefix">What stands before the name in the template's ARN, for example <c>job/</c>; null for a second field.</param>
internal sealed record TemplateField(
    string Path,
    ValueForm Form,
    string FormName,
    string? Default,
    bool IsOptional,
    string Service,
    string? OwnPrefix)
{
    public bool IsRole => FormName is "role" or "instanceProfileRole";
}
