using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.JUnit;

/// <summary>Text that XML 1.0 can hold (https://www.w3.org/TR/xml/#charsets): other characters become <c>\u</c> and their number.</summary>
internal static class XmlCharacters
{
    /// <summary>A text on one line, as an attribute holds it.</summary>
    public static string Visible(string text) => Valid(VisibleText.Of(text));

    /// <summary>A text of lines, in which what is of others went through <see cref="VisibleText.Of"/>.</summary>
    public static string VisibleLines(string text) => Valid(VisibleText.OfLines(text));

    private static string Valid(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                visible.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                visible.Append(text[i]);
            }
            else
            {
                visible.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return visible.ToString();
    }
}
