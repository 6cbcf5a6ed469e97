using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace CrossAcctSync.Module.Binding;

/// <summary>Objects that tell of runs as JSON: those of ConvertFrom-Json, and those of AWS Tools with the properties of their types.</summary>
internal static class RecordJson
{
    private const int MostLevels = 64;

    /// <summary>JSON of an object.</summary>
    /// <exception cref="ArgumentException">The object is nested too deeply, perhaps in a circle.</exception>
    public static byte[] Write(object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value, 0);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object? value, int level)
    {
        if (level > MostLevels)
        {
            throw new ArgumentException($"The object is nested more than {MostLevels} levels deep.", nameof(value));
        }

        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (bare)
        {
            case DateTime time:
                // The SDK's dates are UTC, and one without a kind is taken for that, too.
                writer.WriteStringValue((time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case null:
                writer.WriteNullValue();
                break;
            case string or bool or char or byte or sbyte or short or ushort or int or uint or long or float or double or decimal or Enum:
                writer.WriteRawValue(Encoding.UTF8.GetBytes(Scalar(bare)));
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
            default:
                if (bare is PSCustomObject || HasParts(bare))
                {
                    WriteProperties(writer, PSObject.AsPSObject(value!), level);
                }
                else
                {
                    writer.WriteStringValue(bare.ToString());
                }

                break;
        }
    }

    // The SDK's enumerations are objects of one text, which is what they are written as.
    private static bool HasParts(object bare) =>
        bare.GetType() is { } type && type.Namespace?.StartsWith("Amazon.", StringComparison.Ordinal) == true && type.BaseType?.Name != "ConstantClass";

    private static void WriteProperties(Utf8JsonWriter writer, PSObject value, int level)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in value.Properties)
        {
            if (property.IsGettable && property.MemberType is PSMemberTypes.Property or PSMemberTypes.NoteProperty)
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Value, level + 1);
            }
        }

        writer.WriteEndObject();
    }

    private static string Scalar(object bare) => bare switch
    {
        string or char or Enum => JsonSerializer.Serialize(bare.ToString()),
        bool truth => truth ? "true" : "false",
        IFormattable number => JsonSerializer.Serialize(Convert.ToDecimal(number, CultureInfo.InvariantCulture)),
        _ => "null",
    };
}
