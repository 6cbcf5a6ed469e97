using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>
/// Changes parts of an object's text. What is not changed stays byte for byte, and what is new is laid out as its
/// neighbours are. Changes must not overlap.
/// </summary>
internal sealed class JsonEditor
{
    private readonly byte[] _text;
    private readonly List<(JsonSpan Span, string Replacement)> _changes = new();

    /// <param name="text">The object, from brace to brace.</param>
    public JsonEditor(byte[] text)
    {
        _text = text;
        Root = new JsonSpan(0, text.Length);
        IReadOnlyList<JsonMember> members = JsonOutline.Members(text, Root);
        Layout = members.Count == 0 ? JsonLayout.CommandLine : JsonLayout.Of(text, members[0].NameStart, text.Length - 1);
    }

    /// <summary>The whole object.</summary>
    public JsonSpan Root { get; }

    public JsonLayout Layout { get; }

    /// <summary>The white space before the object's own line.</summary>
    public string Indent => JsonLayout.IndentBefore(_text, _text.Length - 1) ?? string.Empty;

    /// <summary>A member of an object in the text, or null; the last one where a name is repeated.</summary>
    public JsonMember? Find(JsonSpan owner, string name) => JsonOutline.Members(_text, owner).LastOrDefault(member => member.Name == name);

    /// <summary>The elements of a list in the text.</summary>
    public IReadOnlyList<JsonSpan> Elements(JsonSpan list) => JsonOutline.Elements(_text, list);

    /// <summary>Gives a member of an object a value, behind the others when it is new.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="name">The member.</param>
    /// <param name="json">The value as JSON without white space.</param>
    public void Set(JsonSpan owner, string name, string json)
    {
        IReadOnlyList<JsonMember> members = JsonOutline.Members(_text, owner);
        if (members.LastOrDefault(member => member.Name == name) is { } old)
        {
            _changes.Add((old.Value, Layout.Render(json, IndentOf(old.NameStart))));
            return;
        }

        JsonMember last = members[members.Count - 1];
        string indent = IndentOf(last.NameStart);
        string separator = Layout.NewLine.Length == 0 ? string.Empty : " ";
        Insert(last.Value.End, "," + Layout.NewLine + indent + "\"" + name + "\":" + separator + Layout.Render(json, indent));
    }

    /// <summary>Puts an element behind the others of a list that is a member; makes the list when it is absent or null.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="name">The list.</param>
    /// <param name="json">The element as JSON without white space.</param>
    public void Append(JsonSpan owner, string name, string json)
    {
        JsonMember? list = Find(owner, name);
        bool isList = list is not null && _text[list.Value.Start] == (byte)'[';
        IReadOnlyList<JsonSpan> elements = isList ? Elements(list!.Value) : Array.Empty<JsonSpan>();
        if (elements.Count == 0)
        {
            Set(owner, name, "[" + json + "]");
            return;
        }

        JsonSpan last = elements[elements.Count - 1];
        string? indent = JsonLayout.IndentBefore(_text, last.Start);
        Insert(last.End, indent is null ? "," + json : "," + Layout.NewLine + indent + Layout.Render(json, indent));
    }

    /// <summary>Takes an element out of a list.</summary>
    public void Remove(JsonSpan list, int index)
    {
        IReadOnlyList<JsonSpan> elements = Elements(list);
        JsonSpan gap = elements.Count == 1 ? new JsonSpan(list.Start + 1, list.End - 1)
            : index == 0 ? new JsonSpan(elements[0].Start, elements[1].Start)
            : new JsonSpan(elements[index - 1].End, elements[index].End);
        _changes.Add((gap, string.Empty));
    }

    /// <summary>The text with all changes.</summary>
    public byte[] Apply()
    {
        using var result = new MemoryStream(_text.Length + 1024);
        int done = 0;
        foreach ((JsonSpan span, string replacement) in _changes.OrderBy(change => change.Span.Start))
        {
            result.Write(_text, done, span.Start - done);
            byte[] bytes = Encoding.UTF8.GetBytes(replacement);
            result.Write(bytes, 0, bytes.Length);
            done = span.End;
        }

        result.Write(_text, done, _text.Length - done);
        return result.ToArray();
    }

    private void Insert(int place, string text) => _changes.Add((new JsonSpan(place, place), text));

    private string IndentOf(int place) => JsonLayout.IndentBefore(_text, place) ?? string.Empty;
}
