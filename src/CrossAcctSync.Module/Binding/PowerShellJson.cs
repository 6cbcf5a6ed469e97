using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace CrossAcctSync.Module.Binding;

/// <summary>Values of PowerShell as JSON: hashtables, objects, lists and simple values.</summary>
internal static class PowerShellJson
{
    private const int MostLevels = 64;

    /// <summary>JSON text of a value; a string is taken for JSON already.</summary>
    /// <exception cref="ArgumentException">The value is nested too deeply, perhaps in a circle.</exception>
    public static string Write(object value)
    {
        if (Unwrap(value) is string json)
        {
            return json;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, 0);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, int level)
    {
        if (level > MostLevels)
        {
            throw new ArgumentException($"The value is nested more than {MostLevels} levels deep.", nameof(value));
        }

        switch (Unwrap(value))
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(Unwrap(value), System.Globalization.CultureInfo.InvariantCulture));
                break;
            case float or double or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(Unwrap(value), System.Globalization.CultureInfo.InvariantCulture));
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(entry.Key.ToString() ?? string.Empty);
                    Write(writer, entry.Value, level + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item, level + 1);
                }

                writer.WriteEndArray();
                break;
            case PSCustomObject:
                WriteProperties(writer, PSObject.AsPSObject(value!), level);
                break;
            default:
                writer.WriteStringValue(LanguagePrimitives.ConvertTo<string>(value));
                break;
        }
    }

    private static void WriteProperties(Utf8JsonWriter writer, PSObject value, int level)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in value.Properties)
        {
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, level + 1);
        }

        writer.WriteEndObject();
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
