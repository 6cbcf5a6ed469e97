using System;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>The sets of characters that ECMAScript has letters for.</summary>
internal static class RegexLetters
{
    /// <summary>The set of <c>\d</c>, <c>\w</c>, <c>\s</c> or the same in capitals; null for another letter.</summary>
    public static Func<char, bool>? Class(char letter) => letter switch
    {
        'd' => IsDigit,
        'D' => one => !IsDigit(one),
        'w' => IsWord,
        'W' => one => !IsWord(one),
        's' => IsSpace,
        'S' => one => !IsSpace(one),
        _ => null,
    };

    public static bool IsWord(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    public static bool IsLineEnd(char letter) => letter is '\n' or '\r' or '\u2028' or '\u2029';

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static bool IsSpace(char letter) =>
        letter is ' ' or '\t' or '\v' or '\f' or '\u00A0' or '\uFEFF' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' || IsLineEnd(letter);
}
