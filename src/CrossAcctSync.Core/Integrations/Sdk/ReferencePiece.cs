using System;

namespace CrossAcctSync.Integrations;

/// <summary>A piece of a <see cref="ReferenceArn"/>: a literal or a placeholder.</summary>
internal sealed class ReferencePiece
{
    private static readonly string[] Endings = { "WithoutLeadingSlash", "WithPath" };

    private ReferencePiece(string? literal, string name, string parameter, string thing)
    {
        Literal = literal;
        Name = name;
        Parameter = parameter;
        Thing = thing;
    }

    /// <summary>What parameters call their resource.</summary>
    public static string[] Kinds { get; } = { "Name", "Arn", "ARN", "Identifier", "Id", "Url", string.Empty };

    /// <summary>Null for a placeholder.</summary>
    public string? Literal { get; }

    /// <summary>The placeholder's name, for example <c>RoleNameWithPath</c>.</summary>
    public string Name { get; }

    /// <summary>The parameter of that name: <c>RoleName</c>.</summary>
    public string Parameter { get; }

    /// <summary>What the placeholder names: <c>Role</c>.</summary>
    public string Thing { get; }

    public static ReferencePiece OfLiteral(string text) => new(text, string.Empty, string.Empty, string.Empty);

    public static ReferencePiece OfPlaceholder(string name)
    {
        string parameter = Without(name, Endings);
        return new ReferencePiece(null, name, parameter, Without(parameter, Kinds));
    }

    private static string Without(string name, string[] endings)
    {
        string? ending = Array.Find(endings, end => end.Length > 0 && name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal));
        return ending is null ? name : name.Substring(0, name.Length - ending.Length);
    }
}
