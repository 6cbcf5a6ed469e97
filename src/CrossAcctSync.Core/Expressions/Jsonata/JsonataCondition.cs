namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// A condition that may be unknown, in parts that <see cref="JsonataWay"/> lets fall: what two conditions share falls the
/// same way in both.
/// </summary>
internal sealed class JsonataCondition
{
    private JsonataCondition(JsonataConditionKind kind, bool isTrue = false, string? key = null, JsonataValue? literal = null, JsonataCondition? left = null, JsonataCondition? right = null)
    {
        Kind = kind;
        IsTrue = isTrue;
        Key = key;
        Literal = literal;
        Left = left;
        Right = right;
    }

    public static JsonataCondition True { get; } = new(JsonataConditionKind.Known, isTrue: true);

    public static JsonataCondition False { get; } = new(JsonataConditionKind.Known);

    /// <summary>A condition that shares nothing with others.</summary>
    public static JsonataCondition Any { get; } = new(JsonataConditionKind.Opaque);

    public JsonataConditionKind Kind { get; }

    /// <summary>Of a known one, how it falls.</summary>
    public bool IsTrue { get; }

    /// <summary>Of an opaque one, what falls alike with it; of the others, the origin of the unknown value.</summary>
    public string? Key { get; }

    /// <summary>The known value that an unknown one is compared with.</summary>
    public JsonataValue? Literal { get; }

    public JsonataCondition? Left { get; }

    public JsonataCondition? Right { get; }

    /// <summary>How it falls, or null where that is not known.</summary>
    public bool? Known => Kind == JsonataConditionKind.Known ? IsTrue : null;

    public static JsonataCondition Of(bool isTrue) => isTrue ? True : False;

    public static JsonataCondition Opaque(string? key) => key is null ? Any : new(JsonataConditionKind.Opaque, key: key);

    /// <summary>Whether an unknown value is a known one.</summary>
    public static JsonataCondition Equal(string? origin, JsonataValue literal) => origin is null ? Any : new(JsonataConditionKind.Equal, key: origin, literal: literal);

    /// <summary>Whether an unknown value is there at all.</summary>
    public static JsonataCondition Present(string? origin) => origin is null ? Any : new(JsonataConditionKind.Present, key: origin);

    public static JsonataCondition Not(JsonataCondition condition) => condition.Kind switch
    {
        JsonataConditionKind.Known => Of(!condition.IsTrue),
        JsonataConditionKind.Not => condition.Left!,
        _ => new(JsonataConditionKind.Not, left: condition),
    };

    public static JsonataCondition Both(JsonataCondition left, JsonataCondition right) =>
        left.Known == false || right.Known == false ? False
        : left.Known == true ? right
        : right.Known == true ? left
        : new(JsonataConditionKind.Both, left: left, right: right);

    public static JsonataCondition Either(JsonataCondition left, JsonataCondition right) =>
        left.Known == true || right.Known == true ? True
        : left.Known == false ? right
        : right.Known == false ? left
        : new(JsonataConditionKind.Either, left: left, right: right);
}
