using System;
using System.Collections.Generic;
using System.Globalization;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// A value while an expression is worked out: a <see cref="WorkflowValue"/> with what only JSONata asks of it. Immutable.
/// </summary>
internal sealed class JsonataValue
{
    private static readonly IReadOnlyList<JsonataValue> NoItems = Array.Empty<JsonataValue>();

    private JsonataValue(JsonataKind kind) => Kind = kind;

    public static JsonataValue Missing { get; } = new(JsonataKind.Missing);

    public static JsonataValue Null { get; } = new(JsonataKind.Null);

    public static JsonataValue True { get; } = new(JsonataKind.Boolean) { Truth = JsonataCondition.True };

    public static JsonataValue False { get; } = new(JsonataKind.Boolean) { Truth = JsonataCondition.False };

    /// <summary>A value of which nothing is known, and which is not known to be the same as another.</summary>
    public static JsonataValue Unknown { get; } = new(JsonataKind.Unknown) { MayBeMissing = true };

    /// <summary>Any number, or nothing.</summary>
    public static JsonataValue AnyNumber { get; } = new(JsonataKind.Number) { MayBeMissing = true, Number = double.NaN, IsOpen = true };

    /// <summary>Any text, or nothing.</summary>
    public static JsonataValue AnyText { get; } = new(JsonataKind.Text) { MayBeMissing = true, Text = TextPattern.Unknown };

    /// <summary>True, false or nothing.</summary>
    public static JsonataValue AnyBoolean { get; } = new(JsonataKind.Boolean) { MayBeMissing = true, Truth = JsonataCondition.Any };

    public JsonataKind Kind { get; }

    /// <summary>Whether there may be nothing instead.</summary>
    public bool MayBeMissing { get; private set; }

    /// <summary>Of a text, what is known of it.</summary>
    public TextPattern Text { get; private set; } = TextPattern.Empty;

    /// <summary>Of a known number, the number.</summary>
    public double Number { get; private set; }

    /// <summary>Of true and false, which of them.</summary>
    public JsonataCondition Truth { get; private set; } = JsonataCondition.False;

    /// <summary>The elements of a list.</summary>
    public IReadOnlyList<JsonataValue> Items { get; private set; } = NoItems;

    public JsonataListForm Form { get; private set; }

    /// <summary>Of a number, whether it is not known; of a list, whether an element stands for any number of elements.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The members of an object.</summary>
    public JsonataMembers Members { get; private set; } = JsonataMembers.None;

    public JsonataFunction? Function { get; private set; }

    /// <summary>The variables that an element of a path carries along.</summary>
    public IReadOnlyDictionary<string, JsonataValue>? Tuple { get; private set; }

    /// <summary>
    /// What an unknown value is: two with one origin are the same value throughout the expression. Null where that is not
    /// known, and for what is known.
    /// </summary>
    public string? Origin { get; private set; }

    /// <summary>Of an element that stands for any number of elements: the value that these are, when it is taken apart.</summary>
    public JsonataValue? Rest { get; private set; }

    public bool IsMissing => Kind == JsonataKind.Missing;

    public bool IsUnknown => Kind == JsonataKind.Unknown;

    public bool IsList => Kind == JsonataKind.List;

    /// <summary>Whether this is a text, number, boolean, null or nothing, and all of it is known.</summary>
    public bool IsKnownScalar => !MayBeMissing && Kind switch
    {
        JsonataKind.Missing or JsonataKind.Null => true,
        JsonataKind.Boolean => Truth.Known is not null,
        JsonataKind.Number => !IsOpen,
        JsonataKind.Text => Text.IsLiteral,
        _ => false,
    };

    /// <summary>The text, where it is one that is wholly known.</summary>
    public string? Literal => Kind == JsonataKind.Text && !MayBeMissing ? Text.Literal : null;

    /// <summary>The number, where it is one that is known.</summary>
    public double? KnownNumber => Kind == JsonataKind.Number && !IsOpen && !MayBeMissing ? Number : null;

    public bool IsSequence => IsList && (Form & JsonataListForm.Sequence) != 0;

    /// <summary>What the value is told from others by: of a known scalar itself, of an unknown value its origin; null for what has no such.</summary>
    public string? Key => Kind switch
    {
        _ when !IsKnownScalar => Origin,
        JsonataKind.Number => "#" + Number.ToString("R", CultureInfo.InvariantCulture),
        JsonataKind.Text => Text.Literal!.Length <= 256 ? "'" + Text.Literal.Length.ToString(CultureInfo.InvariantCulture) + ":" + Text.Literal : null,
        JsonataKind.Boolean => ReferenceEquals(Truth, JsonataCondition.True) ? "true" : "false",
        JsonataKind.Null => "null",
        _ => "nothing",
    };

    public static JsonataValue Of(string text) => new(JsonataKind.Text) { Text = TextPattern.Of(text) };

    public static JsonataValue Of(TextPattern text) => new(JsonataKind.Text) { Text = text };

    /// <summary>A number; one beyond all bounds, or that is none, is not kept, for jsonata fails at the next step that asks for it.</summary>
    public static JsonataValue Of(double number) => double.IsNaN(number) || double.IsInfinity(number) ? AnyNumber.Present() : new(JsonataKind.Number) { Number = number };

    public static JsonataValue Of(bool isTrue) => isTrue ? True : False;

    public static JsonataValue Of(JsonataCondition truth) => truth.Known is { } known ? Of(known) : new(JsonataKind.Boolean) { Truth = truth };

    public static JsonataValue Of(JsonataMembers members) => new(JsonataKind.Object) { Members = members };

    public static JsonataValue Of(JsonataFunction function) => new(JsonataKind.Function) { Function = function };

    public static JsonataValue List(IReadOnlyList<JsonataValue> items, JsonataListForm form = JsonataListForm.Plain)
    {
        bool isOpen = false;
        for (int i = 0; i < items.Count; i++)
        {
            isOpen |= items[i].Rest is not null;
        }

        return new(JsonataKind.List) { Items = items, Form = form, IsOpen = isOpen };
    }

    /// <summary>A sequence of these elements.</summary>
    public static JsonataValue Sequence(params JsonataValue[] items) => List(items, JsonataListForm.Sequence);

    /// <summary>An unknown value with an origin.</summary>
    public static JsonataValue UnknownOf(string? origin) => origin is null ? Unknown : new(JsonataKind.Unknown) { MayBeMissing = true, Origin = origin };

    /// <summary>An element that stands for as many elements as a value has that is not known: none, one or several.</summary>
    public static JsonataValue RestOf(JsonataValue value) => value.Rest is not null ? value : new(JsonataKind.Unknown) { MayBeMissing = true, Rest = value };

    /// <summary>An element of a path with its variables.</summary>
    public static JsonataValue OfTuple(IReadOnlyDictionary<string, JsonataValue> tuple) => new(JsonataKind.Object) { Tuple = tuple };

    /// <summary>The value as an element of a list: one that is not known to be there, and to be one, is a rest.</summary>
    public JsonataValue AsElement() => MayBeMissing ? RestOf(this) : this;

    /// <summary>The list in another form.</summary>
    public JsonataValue With(JsonataListForm form)
    {
        if (form == Form)
        {
            return this;
        }

        var copy = (JsonataValue)MemberwiseClone();
        copy.Form = form;
        return copy;
    }

    /// <summary>The same value, which may not be there.</summary>
    public JsonataValue OrMissing()
    {
        if (MayBeMissing || IsMissing)
        {
            return this;
        }

        var copy = (JsonataValue)MemberwiseClone();
        copy.MayBeMissing = true;
        return copy;
    }

    /// <summary>The same value, known to be there.</summary>
    public JsonataValue Present()
    {
        if (!MayBeMissing)
        {
            return this;
        }

        var copy = (JsonataValue)MemberwiseClone();
        copy.MayBeMissing = false;
        return copy;
    }

    /// <summary>The value with an origin, where it is unknown and has none.</summary>
    public JsonataValue From(string? origin)
    {
        if (origin is null || Origin is not null || Rest is not null || IsKnownScalar || Kind is JsonataKind.List or JsonataKind.Object or JsonataKind.Function)
        {
            return this;
        }

        var copy = (JsonataValue)MemberwiseClone();
        copy.Origin = origin;
        return copy;
    }
}
