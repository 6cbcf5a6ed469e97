using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Repairing;

/// <summary>The text of a file with its encoding, so that a change leaves every other byte as it is.</summary>
internal sealed class EditableText
{
    private static readonly Encoding[] Marked =
    {
        new UTF32Encoding(false, true, true), new UTF32Encoding(true, true, true), new UTF8Encoding(true, true),
        new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true),
    };

    private readonly Encoding _encoding;
    private readonly bool _hasMark;
    private readonly List<int> _lines = new() { 0 };

    private EditableText(string text, Encoding encoding, bool hasMark)
    {
        Text = text;
        _encoding = encoding;
        _hasMark = hasMark;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lines.Add(i + 1);
            }
        }
    }

    /// <summary>The text without its byte order mark.</summary>
    public string Text { get; }

    /// <summary>How lines end: as the first one does.</summary>
    public string NewLine => Text.IndexOf('\n') is > 0 and int end && Text[end - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Reads bytes; null when they are no text that can be written back as it was.</summary>
    public static EditableText? Of(byte[] bytes)
    {
        Encoding encoding = new UTF8Encoding(false, true);
        int mark = 0;
        foreach (Encoding candidate in Marked)
        {
            byte[] preamble = candidate.GetPreamble();
            if (bytes.AsSpan().StartsWith(preamble))
            {
                encoding = candidate;
                mark = preamble.Length;
                break;
            }
        }

        try
        {
            string text = encoding.GetString(bytes, mark, bytes.Length - mark);
            return new EditableText(text, encoding, mark > 0);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The text with parts replaced that do not overlap.</summary>
    public EditableText With(IEnumerable<TextEdit> edits)
    {
        var text = new StringBuilder(Text.Length);
        int done = 0;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Start))
        {
            text.Append(Text, done, edit.Start - done).Append(edit.Text);
            done = edit.Start + edit.Length;
        }

        return new EditableText(text.Append(Text, done, Text.Length - done).ToString(), _encoding, _hasMark);
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        byte[] mark = _hasMark ? _encoding.GetPreamble() : Array.Empty<byte>();
        byte[] body = _encoding.GetBytes(Text);
        byte[] all = new byte[mark.Length + body.Length];
        mark.CopyTo(all, 0);
        body.CopyTo(all, mark.Length);
        return all;
    }

    /// <summary>The offset of a place; -1 when the text has none such.</summary>
    public int OffsetOf(SourcePosition position)
    {
        if (position.Line < 1 || position.Line > _lines.Count)
        {
            return -1;
        }

        int offset = _lines[position.Line - 1];
        for (int column = 1; column < position.Column; column++)
        {
            if (offset >= Text.Length || Text[offset] == '\n')
            {
                return -1;
            }

            // Places count characters; those beyond the basic plane are two in memory.
            offset += char.IsHighSurrogate(Text[offset]) ? 2 : 1;
        }

        return offset;
    }

    /// <summary>Where the line begins that an offset is in.</summary>
    public int LineStart(int offset)
    {
        int start = offset == 0 ? -1 : Text.LastIndexOf('\n', offset - 1);
        return start + 1;
    }

    /// <summary>Where the line ends that an offset is in, without what ends it.</summary>
    public int LineEnd(int offset)
    {
        int end = Text.IndexOf('\n', offset);
        end = end < 0 ? Text.Length : end;
        return end > offset && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The place of an offset.</summary>
    public SourcePosition PositionOf(int offset)
    {
        int line = _lines.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new SourcePosition(line + 1, offset - _lines[line] + 1);
    }
}
