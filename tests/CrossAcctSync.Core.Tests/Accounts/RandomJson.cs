using System;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>Objects with the members that roles have and others, with space between tokens, escapes and letters of many languages.</summary>
internal static class RandomJson
{
    private static readonly string[] Names = ["Arn", "AssumeRolePolicyDocument", "RoleName", "Tags", "", "a\\n", "ä", "Arn ", "arn"];

    private static readonly string[] Texts = ["", "arn:aws:iam::111122223333:role/A", "eight888", "seventeen letters", "\\\"", "\\\\", "\\u0041", "漢字", "😀", "states", "{}", "[", "a,b:c"];

    public static string Object(Random random) => Object(random, 0);

    private static string Object(Random random, int depth)
    {
        string[] members = [.. Enumerable.Range(0, random.Next(5)).Select(_ =>
            $"{Space(random)}\"{Names[random.Next(Names.Length)]}\"{Space(random)}:{Space(random)}{Value(random, depth)}{Space(random)}")];
        return "{" + (members.Length == 0 ? Space(random) : string.Join(',', members)) + "}";
    }

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 5 : 8) switch
    {
        0 or 1 => $"\"{Text(random)}\"",
        2 => "true",
        3 => "null",
        4 => random.Next(4000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        5 => "[" + Space(random) + string.Join(",", Enumerable.Range(0, random.Next(3)).Select(_ => Space(random) + Value(random, depth + 1) + Space(random))) + "]",
        _ => Object(random, depth + 1),
    };

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (int part = random.Next(3); part >= 0; part--)
        {
            text.Append(Texts[random.Next(Texts.Length)]);
        }

        return text.ToString();
    }

    private static string Space(Random random) => random.Next(4) switch
    {
        0 => " ",
        1 when random.Next(2) == 0 => "\n",
        2 when random.Next(3) == 0 => "\r\n\t ",
        _ => string.Empty,
    };
}
