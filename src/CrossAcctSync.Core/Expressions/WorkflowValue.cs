using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// A JSON value of which some parts may be unknown until the workflow runs. Immutable.
/// </summary>
internal sealed class WorkflowValue : IEquatable<WorkflowValue>
{
    private static readonly IReadOnlyDictionary<string, WorkflowValue> NoMembers = new Dictionary<string, WorkflowValue>();

    private readonly IReadOnlyDictionary<string, WorkflowValue> _members;
    private int _hash;

    private WorkflowValue(
        WorkflowValueKind kind,
        TextPattern? text = null,
        IReadOnlyList<WorkflowValue>? items = null,
        IReadOnlyDictionary<string, WorkflowValue>? members = null,
        bool isOpen = false)
    {
        Kind = kind;
        Text = text ?? TextPattern.Unknown;
        Items = items ?? Array.Empty<WorkflowValue>();
        _members = members ?? NoMembers;
        IsOpen = isOpen;
    }

    public static WorkflowValue Unknown { get; } = new(WorkflowValueKind.Unknown);

    public static WorkflowValue Missing { get; } = new(WorkflowValueKind.Missing);

    public static WorkflowValue Null { get; } = new(WorkflowValueKind.Null, TextPattern.Of("null"));

    public static WorkflowValue True { get; } = new(WorkflowValueKind.Boolean, TextPattern.Of("true"));

    public static WorkflowValue False { get; } = new(WorkflowValueKind.Boolean, TextPattern.Of("false"));

    public WorkflowValueKind Kind { get; }

    /// <summary>The text, or the letters of a number, boolean or null.</summary>
    public TextPattern Text { get; }

    /// <summary>The elements of a list.</summary>
    public IReadOnlyList<WorkflowValue> Items { get; }

    /// <summary>The known members of an object.</summary>
    public IEnumerable<KeyValuePair<string, WorkflowValue>> Members => _members;

    /// <summary>Whether an object may have members beyond the known ones.</summary>
    public bool IsOpen { get; }

    public bool IsUnknown => Kind == WorkflowValueKind.Unknown;

    public bool IsMissing => Kind == WorkflowValueKind.Missing;

    /// <summary>The number, or null for anything else.</summary>
    public double? Number =>
        Kind == WorkflowValueKind.Number && double.TryParse(Text.Literal, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    public static WorkflowValue OfText(string text) => new(WorkflowValueKind.Text, TextPattern.Of(text));

    public static WorkflowValue OfText(TextPattern text) => text.IsUnknown ? new(WorkflowValueKind.Text, TextPattern.Unknown) : new(WorkflowValueKind.Text, text);

    public static WorkflowValue OfNumber(double number) => new(WorkflowValueKind.Number, TextPattern.Of(number.ToString("R", CultureInfo.InvariantCulture)));

    public static WorkflowValue OfNumber(string letters) => new(WorkflowValueKind.Number, TextPattern.Of(letters));

    public static WorkflowValue OfBoolean(bool value) => value ? True : False;

    public static WorkflowValue OfArray(IReadOnlyList<WorkflowValue> items) => new(WorkflowValueKind.Array, items: items);

    public static WorkflowValue OfObject(IReadOnlyDictionary<string, WorkflowValue> members, bool isOpen = false) =>
        new(WorkflowValueKind.Object, members: members, isOpen: isOpen);

    /// <summary>A JSON or YAML value, all of it known.</summary>
    public static WorkflowValue Of(SourceNode node)
    {
        switch (node.Kind)
        {
            case SourceNodeKind.Object:
                var members = new Dictionary<string, WorkflowValue>(node.Count, StringComparer.Ordinal);
                foreach (SourceMember member in node.Members)
                {
                    members[member.Name] = Of(member.Value);
                }

                return OfObject(members);
            case SourceNodeKind.Array:
                return OfArray(node.Elements.ToList().Select(Of).ToArray());
            case SourceNodeKind.String:
                return OfText(node.StringValue!);
            case SourceNodeKind.Number:
                return OfNumber(node.Text!);
            case SourceNodeKind.True:
                return True;
            case SourceNodeKind.False:
                return False;
            case SourceNodeKind.Null:
                return Null;
            default:
                return Missing;
        }
    }

    /// <summary>A member of an object: unknown when the object may have it, missing when it cannot.</summary>
    public WorkflowValue Member(string name) => Kind switch
    {
        WorkflowValueKind.Unknown => Unknown,
        WorkflowValueKind.Object when _members.TryGetValue(name, out WorkflowValue? value) => value,
        WorkflowValueKind.Object when IsOpen => Unknown,
        _ => Missing,
    };

    /// <summary>An element of a list, counted from the end when negative.</summary>
    public WorkflowValue Item(int index)
    {
        if (Kind != WorkflowValueKind.Array)
        {
            return IsUnknown ? Unknown : Missing;
        }

        int position = index < 0 ? Items.Count + index : index;
        return position >= 0 && position < Items.Count ? Items[position] : Missing;
    }

    /// <summary>The object with one member set; anything but an object becomes one whose other members are unknown.</summary>
    public WorkflowValue With(string name, WorkflowValue value)
    {
        if (Kind == WorkflowValueKind.Object && _members.TryGetValue(name, out WorkflowValue? same) && ReferenceEquals(same, value))
        {
            return this;
        }

        var members = new Dictionary<string, WorkflowValue>(_members.Count + 1, StringComparer.Ordinal);
        foreach (KeyValuePair<string, WorkflowValue> member in _members)
        {
            members[member.Key] = member.Value;
        }

        members[name] = value;
        return OfObject(members, IsOpen || IsUnknown);
    }

    public bool Equals(WorkflowValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        return other is not null
            && Kind == other.Kind
            && GetHashCode() == other.GetHashCode()
            && IsOpen == other.IsOpen
            && Text.Equals(other.Text)
            && Items.SequenceEqual(other.Items)
            && _members.Count == other._members.Count
            && _members.All(member => other._members.TryGetValue(member.Key, out WorkflowValue? value) && member.Value.Equals(value));
    }

    public override bool Equals(object? obj) => Equals(obj as WorkflowValue);

    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = ((int)Kind * 397) ^ Text.GetHashCode();
            foreach (WorkflowValue item in Items)
            {
                hash = (hash * 31) ^ item.GetHashCode();
            }

            foreach (KeyValuePair<string, WorkflowValue> member in _members)
            {
                // Members have no order.
                hash += StringComparer.Ordinal.GetHashCode(member.Key) ^ (member.Value.GetHashCode() * 17);
            }

            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>The value as a text within a larger one, as <c>States.Format</c> and JSONata's <c>&amp;</c> write it.</summary>
    public TextPattern ToText() => Kind switch
    {
        WorkflowValueKind.Missing => TextPattern.Empty,
        WorkflowValueKind.Array or WorkflowValueKind.Object => TextPattern.Unknown,
        _ => Text,
    };
}
