using System;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Integrations;

/// <summary>A value that a task's definition gives to a field.</summary>
public sealed record TaskArgument
{
    // Only messages name the field and its place, and most values are in no message.
    private readonly FieldPlace _place;
    private readonly SourceNode _node;
    private readonly string? _literal;
    private TextPattern? _value;
    private string? _fieldPath;
    private SourceLocation? _location;

    /// <summary>Makes an argument.</summary>
    /// <param name="fieldPath">The field as the definition has it, for example <c>Parameters.JobName.$</c>, for messages.</param>
    /// <param name="value">The text, with holes where only the run will tell.</param>
    /// <param name="expression">The expression that a dynamic value comes from, else null.</param>
    /// <param name="location">Where it stands.</param>
    public TaskArgument(string fieldPath, TextPattern value, string? expression, SourceLocation? location)
    {
        _fieldPath = fieldPath;
        _value = value;
        Expression = expression;
        _location = location;
    }

    internal TaskArgument(in FieldPlace place, TextPattern value, string? expression, SourceNode node)
    {
        _place = place;
        _value = value;
        Expression = expression;
        _node = node;
    }

    internal TaskArgument(in FieldPlace place, string literal, SourceNode node)
    {
        _place = place;
        _literal = literal;
        _node = node;
    }

    /// <summary>The field as the definition has it, for example <c>Parameters.JobName.$</c>, for messages.</summary>
    public string FieldPath => _fieldPath ??= _place.ToString();

    /// <summary>The text, with holes where only the run will tell.</summary>
    public TextPattern Value => _value ??= TextPattern.Of(_literal!);

    /// <summary>The text when all of it is known, else null.</summary>
    internal string? Literal => _literal ?? _value!.Literal;

    /// <summary>The text as the forms of values read it.</summary>
    internal string Holed => _literal is not null ? HoledText.FromLiteral(_literal) : HoledText.From(_value!);

    /// <summary>The expression that a dynamic value comes from, else null.</summary>
    public string? Expression { get; }

    /// <summary>Where it stands.</summary>
    public SourceLocation? Location => _location ??= _node.Exists ? _node.LaterLocation : null;

    /// <inheritdoc />
    public bool Equals(TaskArgument? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Value.Equals(other.Value)
            && Expression == other.Expression
            && FieldPath == other.FieldPath
            && (Location is null ? other.Location is null : Location.Equals(other.Location)));

    /// <inheritdoc />
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(FieldPath) * 397) ^ Value.GetHashCode();
}
