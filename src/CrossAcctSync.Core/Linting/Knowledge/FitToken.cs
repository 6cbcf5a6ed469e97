namespace CrossAcctSync.Linting;

/// <summary>A piece of an ARN's pattern.</summary>
/// <param name="Letter">The letter of a literal; else <c>\0</c>.</param>
/// <param name="IsAny">Whether it takes any number of letters.</param>
/// <param name="Excluded">The letters that a wildcard does not take.</param>
internal readonly record struct FitToken(char Letter, bool IsAny, string Excluded)
{
    public static FitToken Of(char letter) => new(letter, false, string.Empty);

    public static FitToken One(string excluded) => new('\0', false, excluded);

    public static FitToken Any(string excluded) => new('\0', true, excluded);

    /// <summary>Whether some letter is taken by both.</summary>
    public bool Meets(FitToken other) =>
        Letter == '\0' ? other.Letter == '\0' || Excluded.IndexOf(other.Letter) < 0
        : other.Letter == '\0' ? other.Excluded.IndexOf(Letter) < 0
        : Letter == other.Letter;
}
