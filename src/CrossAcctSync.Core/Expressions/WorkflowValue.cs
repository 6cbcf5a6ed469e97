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
    private readonly ValueMembers _members;
    // A workflow can go on and on putting its data into itself; what no execution could hold is not followed. The
    // depth is beyond that of any text that is read, and a text may have 262,144 bytes between two states
    // (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html), of which no name takes a quarter.
    private const int MostLevels = 1000;
    private const int MostValues = 8_000_000;
    private const int LongestText = 65_536;

    private readonly int _levels;
    private readonly long _values = 1;
    private int _hash;

    private WorkflowValue(
        WorkflowValueKind kind,
        TextPattern? text = null,
        IReadOnlyList<WorkflowValue>? items = null,
        ValueMembers? members = null,
        bool isOpen = false,
        string? origin = null)
    {
        Origin = origin;
        Kind = kind;
        Text = text ?? TextPattern.Unknown;
        Items = items ?? Array.Empty<WorkflowValue>();
        _members = members ?? ValueMembers.None;
        IsOpen = isOpen;
        for (int i = 0; i < Items.Count; i++)
        {
            _levels = Math.Max(_levels, Items[i]._levels + 1);
            _values += Items[i]._values;
        }

        for (int i = 0; i < _members.Count; i++)
        {
            WorkflowValue member = _members[i].Value;
            _levels = Math.Max(_levels, member._levels + 1);
            _values += member._values;
        }
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
    public ValueMembers Members => _members;

    /// <summary>
    /// Whether an object may have members beyond the known ones; of a list, whether each of its unknown elements may stand
    /// for none or for several.
    /// </summary>
    public bool IsOpen { get; }

    /// <summary>
    /// Where an unknown value, or what is unknown of an object, stands in the input of the execution, which is the same
    /// throughout it; null for a value that may be another one each time.
    /// </summary>
    public string? Origin { get; }

    public bool IsUnknown => Kind == WorkflowValueKind.Unknown;

    public bool IsMissing => Kind == WorkflowValueKind.Missing;

    /// <summary>The number, or null for anything else.</summary>
    public double? Number =>
        Kind == WorkflowValueKind.Number && double.TryParse(Text.Literal, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    /// <summary>An unknown value that is the same throughout an execution.</summary>
    public static WorkflowValue UnknownOf(string origin) => new(WorkflowValueKind.Unknown, origin: origin);

    public static WorkflowValue OfText(string text) => new(WorkflowValueKind.Text, TextPattern.Of(text));

    public static WorkflowValue OfText(TextPattern text) => text.IsUnknown ? new(WorkflowValueKind.Text, TextPattern.Unknown) : new(WorkflowValueKind.Text, text);

    /// <summary>A text made of parts; of one that is longer than any name can be, nothing is kept.</summary>
    public static WorkflowValue OfTexts(IReadOnlyCollection<TextPattern> parts) => OfText(
        parts.Sum(part => part.Segments.Sum(segment => (long)(segment?.Length ?? 0))) <= LongestText ? TextPattern.Concat(parts) : TextPattern.Unknown);

    /// <inheritdoc cref="OfTexts(IReadOnlyCollection{TextPattern})" />
    public static WorkflowValue OfTexts(params TextPattern[] parts) => OfTexts((IReadOnlyCollection<TextPattern>)parts);

    public static WorkflowValue OfNumber(double number) => new(WorkflowValueKind.Number, TextPattern.Of(number.ToString("R", CultureInfo.InvariantCulture)));

    public static WorkflowValue OfNumber(string letters) => new(WorkflowValueKind.Number, TextPattern.Of(letters));

    public static WorkflowValue OfBoolean(bool value) => value ? True : False;

    public static WorkflowValue OfArray(IReadOnlyList<WorkflowValue> items, bool isOpen = false) => Bounded(new(WorkflowValueKind.Array, items: items, isOpen: isOpen));

    public static WorkflowValue OfObject(ValueMembers members, bool isOpen = false) =>
        Bounded(new(WorkflowValueKind.Object, members: members, isOpen: isOpen));

    /// <summary>A JSON or YAML value, all of it known.</summary>
    public static WorkflowValue Of(SourceNode node)
    {
        switch (node.Kind)
        {
            case SourceNodeKind.Object:
                var members = new ValueMembers(node.Count);
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
        WorkflowValueKind.Unknown => Inner(name),
        WorkflowValueKind.Object when _members.Find(name) is { } value => value,
        WorkflowValueKind.Object when IsOpen => Inner(name),
        _ => Missing,
    };

    /// <summary>An element of a list, counted from the end when negative.</summary>
    public WorkflowValue Item(int index)
    {
        if (Kind != WorkflowValueKind.Array)
        {
            return IsUnknown ? Unknown : Missing;
        }

        // Behind an element that may stand for several, no place is known.
        if (IsOpen && (index < 0 || Items.Take(index + 1).Any(item => item.IsUnknown) || index >= Items.Count))
        {
            return Unknown;
        }

        int position = index < 0 ? Items.Count + index : index;
        return position >= 0 && position < Items.Count ? Items[position] : Missing;
    }

    /// <summary>The object with one member set; anything but an object becomes one whose other members are unknown.</summary>
    public WorkflowValue With(string name, WorkflowValue value)
    {
        return Kind == WorkflowValueKind.Object && _members.Find(name) is { } same && same.Equals(value)
            ? this
            : Bounded(new(WorkflowValueKind.Object, members: _members.With(name, value), isOpen: IsOpen || IsUnknown, origin: Origin));
    }

    // No name has such a letter, so that no two paths are written alike.
    private WorkflowValue Inner(string name) => Origin is null || name.IndexOf('\n') >= 0 ? Unknown : UnknownOf(Origin + "\n" + name);

    /// <summary>The hash of a member, which must not come out alike when values are put into values again and again.</summary>
    public static int HashOf(string name, WorkflowValue value)
    {
        uint hash = ((uint)StringComparer.Ordinal.GetHashCode(name) * 0x9E3779B1) ^ ((uint)value.GetHashCode() * 0x85EBCA77);
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6D;
        return (int)(hash ^ (hash >> 13));
    }

    private static WorkflowValue Bounded(WorkflowValue value) => value._levels <= MostLevels && value._values <= MostValues ? value : Unknown;

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
            && Origin == other.Origin
            && Text.Equals(other.Text)
            && Items.SequenceEqual(other.Items)
            && _members.Count == other._members.Count
            && HasMembersOf(other);
    }

    private bool HasMembersOf(WorkflowValue other)
    {
        for (int i = 0; i < _members.Count; i++)
        {
            KeyValuePair<string, WorkflowValue> member = _members[i];
            if (!member.Value.Equals(other._members.Find(member.Key)))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as WorkflowValue);

    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = ((int)Kind * 397) ^ Text.GetHashCode() ^ (Origin is null ? 0 : StringComparer.Ordinal.GetHashCode(Origin));
            for (int i = 0; i < Items.Count; i++)
            {
                hash = (hash * 31) ^ Items[i].GetHashCode();
            }

            for (int i = 0; i < _members.Count; i++)
            {
                // Members have no order.
                hash += HashOf(_members[i].Key, _members[i].Value);
            }

            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>What is true of both values: the parts in which they differ are unknown.</summary>
    public WorkflowValue Join(WorkflowValue other)
    {
        if (Equals(other))
        {
            return this;
        }

        if (Kind != other.Kind)
        {
            return Unknown;
        }

        if (Kind == WorkflowValueKind.Text)
        {
            return OfText(TextPattern.Unknown);
        }

        if (Kind != WorkflowValueKind.Object)
        {
            return Unknown;
        }

        var joined = new ValueMembers(_members.Count);
        for (int i = 0; i < _members.Count; i++)
        {
            KeyValuePair<string, WorkflowValue> member = _members[i];
            if (other._members.Find(member.Key) is { } second)
            {
                joined[member.Key] = member.Value.Join(second);
            }
        }

        bool isOpen = IsOpen || other.IsOpen || joined.Count < _members.Count || joined.Count < other._members.Count;
        // A member that only one of them has is not that of the origin.
        bool isSame = Origin == other.Origin && joined.Count == _members.Count && joined.Count == other._members.Count;
        return Bounded(new(WorkflowValueKind.Object, members: joined, isOpen: isOpen, origin: isSame ? Origin : null));
    }
}
