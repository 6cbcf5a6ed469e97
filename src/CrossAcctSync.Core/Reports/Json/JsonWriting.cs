using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.Json;

/// <summary>Parts of JSON that reports write. What is null is left out.</summary>
internal static class JsonWriting
{
    /// <summary>Writes indented JSON with line feeds and a last one.</summary>
    public static string Write(Action<Utf8JsonWriter> content, bool isIndented = true)
    {
        using var bytes = new MemoryStream();
        // The default encoder escapes <, >, & and what scripts take for a line's end, too: the text can stand in a page.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = isIndented }))
        {
            content(json);
        }

        // A report that a script prints must give no command to a build agent (see VisibleText): the same text, told otherwise.
        string text = VisibleText.BreakCommands(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        return isIndented ? text.Replace("\r\n", "\n") + "\n" : text;
    }

    public static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>A place as an object with file, line and column.</summary>
    public static void Place(Utf8JsonWriter json, string name, SourceLocation? location)
    {
        if (location is null)
        {
            return;
        }

        json.WriteStartObject(name);
        Text(json, "file", location.Path);
        json.WriteNumber("line", location.Position.Line);
        json.WriteNumber("column", location.Position.Column);
        json.WriteEndObject();
    }
}
