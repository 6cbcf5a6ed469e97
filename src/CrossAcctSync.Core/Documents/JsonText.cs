using System;
using System.Text;
using System.Text.Json;

namespace CrossAcctSync.Documents;

/// <summary>JSON string escapes.</summary>
internal static class JsonText
{
    /// <summary>Undoes the escapes of the inside of a JSON string that a reader has already accepted.</summary>
    public static string Unescape(ReadOnlySpan<byte> inside)
    {
        byte[] quoted = new byte[inside.Length + 2];
        quoted[0] = (byte)'"';
        inside.CopyTo(quoted.AsSpan(1));
        quoted[quoted.Length - 1] = (byte)'"';
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is refused when the text is read, and bytes that are no UTF-8 as well; this is what is left to say.
            return Encoding.UTF8.GetString(inside.ToArray());
        }
    }
}
