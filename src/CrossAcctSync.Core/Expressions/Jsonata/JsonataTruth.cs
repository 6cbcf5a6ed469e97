using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What JSONata takes for true (https://docs.jsonata.org/boolean-functions#boolean), and for equal.</summary>
internal static class JsonataTruth
{
    /// <summary>Whether a value counts as true. Nothing does not.</summary>
    public static JsonataCondition Of(JsonataValue value)
    {
        switch (value.Kind)
        {
            case JsonataKind.Boolean when value.MayBeMissing && value.Truth.Known is not null:
                return value.Truth.IsTrue ? Opaque(value) : JsonataCondition.False;
            case JsonataKind.Boolean:
                return value.Truth.Key is null && value.Truth.Kind == JsonataConditionKind.Opaque ? Opaque(value) : value.Truth;
            case JsonataKind.Number when value.KnownNumber is { } number && !value.MayBeMissing:
                return JsonataCondition.Of(number != 0);
            case JsonataKind.Text when value.Literal is { } text:
                return JsonataCondition.Of(text.Length > 0);
            case JsonataKind.Text when !value.MayBeMissing && !value.Text.IsUnknown:
                return JsonataCondition.True;
            case JsonataKind.Text or JsonataKind.Number or JsonataKind.Unknown:
                return Opaque(value);
            case JsonataKind.List:
                return value.IsOpen ? (value.Items.Count(item => item.Rest is null) > 1 && value.Items.Any(item => item.Rest is null && Of(item).Known == true) ? JsonataCondition.True : JsonataCondition.Any)
                    : value.Items.Aggregate(JsonataCondition.False, (any, item) => JsonataCondition.Either(any, Of(item)));
            case JsonataKind.Object:
                return value.Members.All.Any(member => !member.Value.MayBeMissing) ? JsonataCondition.True
                    : value.Members.IsOpen || value.Members.Count > 0 ? JsonataCondition.Any
                    : JsonataCondition.False;
            default:
                return JsonataCondition.False;
        }
    }

    /// <summary><c>=</c>. Nothing is equal to what is not there.</summary>
    public static JsonataCondition AreEqual(JsonataValue left, JsonataValue right) =>
        left.IsMissing || right.IsMissing ? JsonataCondition.False : AreSame(left, right);

    /// <summary><c>!=</c>, which of what is not there is false as well.</summary>
    public static JsonataCondition AreUnequal(JsonataValue left, JsonataValue right) =>
        left.IsMissing || right.IsMissing ? JsonataCondition.False
        : JsonataCondition.Both(JsonataCondition.Not(AreSame(left, right)), JsonataCondition.Both(IsPresent(left), IsPresent(right)));

    /// <summary>Whether a value is there.</summary>
    public static JsonataCondition IsPresent(JsonataValue value) =>
        value.IsMissing ? JsonataCondition.False : value.MayBeMissing ? JsonataCondition.Present(value.Origin) : JsonataCondition.True;

    /// <summary>Whether two values are there and are the same; what may not be there may not be the same either.</summary>
    public static JsonataCondition AreSame(JsonataValue left, JsonataValue right)
    {
        if (left.Kind != right.Kind && !left.IsUnknown && !right.IsUnknown)
        {
            return JsonataCondition.False;
        }

        if (left.IsKnownScalar && right.IsKnownScalar)
        {
            return JsonataCondition.Of(left.Kind switch
            {
                JsonataKind.Number => left.Number == right.Number,
                JsonataKind.Text => left.Text.Literal == right.Text.Literal,
                JsonataKind.Boolean => ReferenceEquals(left.Truth, right.Truth),
                _ => true,
            });
        }

        if (left.IsKnownScalar || right.IsKnownScalar)
        {
            (JsonataValue known, JsonataValue other) = left.IsKnownScalar ? (left, right) : (right, left);
            return other.Kind switch
            {
                JsonataKind.Text when !other.Text.Matches(known.Text.Literal!) => JsonataCondition.False,
                JsonataKind.Boolean when other.Truth.Key is not null || other.Truth.Kind != JsonataConditionKind.Opaque => known.Truth.IsTrue ? other.Truth : other.MayBeMissing ? JsonataCondition.Any : JsonataCondition.Not(other.Truth),
                JsonataKind.Text or JsonataKind.Number or JsonataKind.Boolean or JsonataKind.Unknown => JsonataCondition.Equal(other.Origin, known),
                _ => JsonataCondition.False,
            };
        }

        return (left.Kind, right.Kind) switch
        {
            (JsonataKind.List, JsonataKind.List) => left.IsOpen || right.IsOpen ? JsonataCondition.Any
                : left.Items.Count != right.Items.Count ? JsonataCondition.False
                : All(left.Items.Zip(right.Items, AreSame)),
            (JsonataKind.Object, JsonataKind.Object) => AreSameObjects(left.Members, right.Members),
            _ => JsonataCondition.Opaque(left.Key is { } first && right.Key is { } second ? $"same({first},{second})" : null),
        };
    }

    private static JsonataCondition AreSameObjects(JsonataMembers left, JsonataMembers right)
    {
        bool isCertain = !left.IsOpen && !right.IsOpen && left.All.Concat(right.All).All(member => !member.Value.MayBeMissing);
        if (!isCertain)
        {
            return JsonataCondition.Any;
        }

        return left.Count != right.Count ? JsonataCondition.False
            : All(left.All.Select(member => right.Find(member.Key) is { } second ? AreSame(member.Value, second) : JsonataCondition.False));
    }

    private static JsonataCondition All(IEnumerable<JsonataCondition> parts) => parts.Aggregate(JsonataCondition.True, JsonataCondition.Both);

    private static JsonataCondition Opaque(JsonataValue value) => JsonataCondition.Opaque(value.Origin is null ? null : "true " + value.Origin);
}
