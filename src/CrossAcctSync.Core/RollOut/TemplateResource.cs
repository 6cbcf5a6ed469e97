using CrossAcctSync.Sentences;

namespace CrossAcctSync.RollOut;

/// <summary>Something that a template creates, or takes over.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type in the engine's words, for example <c>AWS::IAM::Role</c> or <c>aws_iam_role</c>.</param>
/// <param name="Name">The name that it has in the account.</param>
/// <param name="RoleName">The role that it is or belongs to; null for what belongs to none.</param>
public sealed record TemplateResource(string LogicalId, string Type, string Name, string? RoleName)
{
    /// <summary>Its name in the template.</summary>
    public string LogicalId { get; internal init; } = LogicalId;

    /// <summary>Its type in the engine's words, for example <c>AWS::IAM::Role</c> or <c>aws_iam_role</c>.</summary>
    public string Type { get; internal init; } = Type;

    /// <summary>The name that it has in the account.</summary>
    public string Name { get; internal init; } = Name;

    /// <summary>The role that it is or belongs to; null for what belongs to none.</summary>
    public string? RoleName { get; internal init; } = RoleName;

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Type} {Name}");
}
