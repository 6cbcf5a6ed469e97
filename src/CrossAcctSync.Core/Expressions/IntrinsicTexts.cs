using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The intrinsic functions that make other texts or values of a text
/// (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html), each with what it gives for what is not known.
/// </summary>
internal static class IntrinsicTexts
{
    // The longest text that is hashed, encoded or decoded.
    private const int Longest = 10_000;

    // A text that is no UTF-8 has no letters.
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Each character of the second text separates, and empty pieces are dropped.</summary>
    public static WorkflowValue Split(WorkflowValue text, WorkflowValue separators) =>
        TextOf(text) is { } whole && TextOf(separators) is { Length: > 0 } delimiters
            ? WorkflowValue.OfArray(whole.Split(delimiters.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(WorkflowValue.OfText).ToArray())
            : WorkflowValue.Unknown;

    public static WorkflowValue ToJson(WorkflowValue text)
    {
        if (TextOf(text) is not { } json)
        {
            return WorkflowValue.Unknown;
        }

        try
        {
            return json.Trim().Length == 0 ? WorkflowValue.Null : WorkflowValue.Of(SourceDocument.ParseJson(json).Root);
        }
        catch (SourceFormatException)
        {
            return WorkflowValue.Unknown;
        }
    }

    /// <summary>JSON without spaces, with a hole for each part that is not known or whose letters are not.</summary>
    public static WorkflowValue OfJson(WorkflowValue value)
    {
        var parts = new List<TextPattern>();
        AddJson(value, parts);
        return WorkflowValue.OfTexts(parts);
    }

    public static WorkflowValue Encode(WorkflowValue text) =>
        TextOf(text) is { Length: <= Longest } known ? WorkflowValue.OfText(Convert.ToBase64String(Encoding.UTF8.GetBytes(known))) : WorkflowValue.Unknown;

    public static WorkflowValue Decode(WorkflowValue text)
    {
        try
        {
            return TextOf(text) is { Length: <= Longest } encoded && !encoded.Any(char.IsWhiteSpace)
                ? WorkflowValue.OfText(Strict.GetString(Convert.FromBase64String(encoded)))
                : WorkflowValue.Unknown;
        }
        catch (Exception problem) when (problem is FormatException or DecoderFallbackException)
        {
            return WorkflowValue.Unknown;
        }
    }

    /// <summary>The digest of a text in hexadecimal digits.</summary>
    public static WorkflowValue Hash(WorkflowValue text, WorkflowValue algorithm)
    {
        if (TextOf(text) is not { Length: <= Longest } known || TextOf(algorithm) is not { } name)
        {
            return WorkflowValue.Unknown;
        }

        using HashAlgorithm? hash = HashOf(name);
        return hash is null ? WorkflowValue.Unknown
            : WorkflowValue.OfText(string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(known)).Select(part => part.ToString("x2", CultureInfo.InvariantCulture))));
    }

#pragma warning disable CA5350, CA5351 // The definition names the algorithm, and nothing is protected by it here.
    private static HashAlgorithm? HashOf(string name) => name switch
    {
        "MD5" => MD5.Create(),
        "SHA-1" => SHA1.Create(),
        "SHA-256" => SHA256.Create(),
        "SHA-384" => SHA384.Create(),
        "SHA-512" => SHA512.Create(),
        _ => null,
    };
#pragma warning restore CA5350, CA5351

    private static string? TextOf(WorkflowValue value) => value.Kind == WorkflowValueKind.Text ? value.Text.Literal : null;

    private static void AddJson(WorkflowValue value, List<TextPattern> parts)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.Boolean or WorkflowValueKind.Null:
                parts.Add(value.Text);
                break;
            case WorkflowValueKind.Number:
                parts.Add(JavaText.Of(value));
                break;
            case WorkflowValueKind.Text:
                parts.Add(TextPattern.Of("\""));
                parts.AddRange(value.Text.Segments.Select(segment => segment is null ? TextPattern.Unknown : TextPattern.Of(Escaped(segment))));
                parts.Add(TextPattern.Of("\""));
                break;
            case WorkflowValueKind.Array when !value.IsOpen:
                parts.Add(TextPattern.Of("["));
                for (int i = 0; i < value.Items.Count; i++)
                {
                    parts.Add(TextPattern.Of(i > 0 ? "," : string.Empty));
                    AddJson(value.Items[i], parts);
                }

                parts.Add(TextPattern.Of("]"));
                break;
            case WorkflowValueKind.Object when !value.IsOpen:
                parts.Add(TextPattern.Of("{"));
                for (int i = 0; i < value.Members.Count; i++)
                {
                    parts.Add(TextPattern.Of((i > 0 ? ",\"" : "\"") + Escaped(value.Members[i].Key) + "\":"));
                    AddJson(value.Members[i].Value, parts);
                }

                parts.Add(TextPattern.Of("}"));
                break;
            default:
                parts.Add(TextPattern.Unknown);
                break;
        }
    }

    private static string Escaped(string text)
    {
        if (!text.Any(letter => letter is '"' or '\\' or < ' '))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                < ' ' => escaped.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture).ToUpperInvariant()),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
