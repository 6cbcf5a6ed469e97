using System;
using System.IO;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>Text of unknown encoding and format to a document.</summary>
internal static class SourceDocumentReader
{
    public static SourceDocument Read(byte[] bytes, SourceOrigin origin, SourceLimits limits)
    {
        byte[] utf8 = ToUtf8(bytes, origin);
        if (IsJson(utf8, FormatPath(origin)))
        {
            return JsonDocumentReader.Read(utf8, origin, limits);
        }

        BrokenText.CheckUtf8(utf8, origin);
        return YamlDocumentReader.Read(Encoding.UTF8.GetString(utf8), origin, limits);
    }

    public static SourceDocument Read(string text, SourceOrigin origin, SourceLimits limits)
    {
        // A byte order mark survives in strings that were read without regard to it.
        byte[] utf8 = BrokenText.ToUtf8(text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text, origin);
        return IsJson(utf8, FormatPath(origin))
            ? JsonDocumentReader.Read(utf8, origin, limits)
            : YamlDocumentReader.Read(text, origin, limits);
    }

    private static byte[] ToUtf8(byte[] bytes, SourceOrigin origin)
    {
        (Encoding encoding, int mark) = Detect(bytes);
        if (encoding is UTF8Encoding && mark == 0)
        {
            return bytes;
        }

        try
        {
            return encoding is UTF8Encoding
                ? bytes.AsSpan(mark).ToArray()
                : Encoding.Convert(encoding, Encoding.UTF8, bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException exception)
        {
            throw new SourceFormatException(origin.Locate(SourcePosition.Start), $"The text looks like {encoding.WebName} and is not: {exception.Message}", exception);
        }
    }

    /// <summary>The encoding and the length of the byte order mark; without one, where zero bytes lie (RFC 4627, section 3).</summary>
    private static (Encoding Encoding, int Mark) Detect(byte[] b)
    {
        byte At(int i) => i < b.Length ? b[i] : (byte)1;
        return (At(0), At(1), At(2), At(3)) switch
        {
            (0xEF, 0xBB, 0xBF, _) => (new UTF8Encoding(), 3),
            (0xFF, 0xFE, 0, 0) => (new UTF32Encoding(false, true, true), 4),
            (0, 0, 0xFE, 0xFF) => (new UTF32Encoding(true, true, true), 4),
            (0xFF, 0xFE, _, _) => (new UnicodeEncoding(false, true, true), 2),
            (0xFE, 0xFF, _, _) => (new UnicodeEncoding(true, true, true), 2),
            (0, 0, 0, not 0) => (new UTF32Encoding(true, false, true), 0),
            (not 0, 0, 0, 0) => (new UTF32Encoding(false, false, true), 0),
            (0, not 0, _, _) => (new UnicodeEncoding(true, false, true), 0),
            (not 0, 0, _, _) => (new UnicodeEncoding(false, false, true), 0),
            _ => (new UTF8Encoding(), 0),
        };
    }

    /// <summary>A text within a file has a format of its own, which the file's name does not tell.</summary>
    private static string? FormatPath(SourceOrigin origin) => origin.Base is null ? origin.Path : null;

    private static bool IsJson(byte[] utf8, string? path)
    {
        string extension = path is null ? string.Empty : Path.GetExtension(path);
        if (extension.Equals(".yaml", StringComparison.OrdinalIgnoreCase) || extension.Equals(".yml", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (extension.Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (byte current in utf8)
        {
            if (current is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            return current is (byte)'{' or (byte)'[' or (byte)'"' or (byte)'/';
        }

        return true;
    }
}
