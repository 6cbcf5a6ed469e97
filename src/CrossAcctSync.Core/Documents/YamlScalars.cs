using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrossAcctSync.Documents;

/// <summary>What kind of value a YAML scalar is (YAML 1.2 core schema, https://yaml.org/spec/1.2.2/#103-core-schema).</summary>
/// <remarks>
/// Digits behind a zero are a text: an account's id, which a reader of YAML 1.1 would take for an octal number
/// (https://yaml.org/type/int.html) and one of YAML 1.2 for a shorter one, and neither is what was meant.
/// </remarks>
internal static class YamlScalars
{
    public static SourceNodeKind KindOf(Scalar scalar)
    {
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || IsStringTag(scalar.Tag))
        {
            return SourceNodeKind.String;
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => SourceNodeKind.Null,
            "true" or "True" or "TRUE" => SourceNodeKind.True,
            "false" or "False" or "FALSE" => SourceNodeKind.False,
            string text when IsNumber(text) => SourceNodeKind.Number,
            _ => SourceNodeKind.String,
        };
    }

    private static bool IsStringTag(TagName tag) => !tag.IsEmpty && tag.Value is "tag:yaml.org,2002:str" or "!";

    private static bool IsNumber(string text) =>
        !(text.Length > 1 && text[0] == '0' && IsDigit(text[1]))
        && (IsDigit(text[0]) || text[0] is '-' or '+' or '.')
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
