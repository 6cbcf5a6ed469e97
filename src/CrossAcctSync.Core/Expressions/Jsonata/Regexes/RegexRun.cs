namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>One search with a regular expression, whose steps are counted.</summary>
internal sealed class RegexRun
{
    private const int MostLevels = 600;

    private readonly JsonataWork _work;
    private int _levels;

    public RegexRun(string text, bool ignoresCase, JsonataWork work)
    {
        Text = text;
        IgnoresCase = ignoresCase;
        _work = work;
    }

    public string Text { get; }

    public bool IgnoresCase { get; }

    public void Spend(int amount = 1) => _work.Spend(amount);

    public void Enter()
    {
        _work.Spend();
        if (++_levels > MostLevels)
        {
            throw new JsonataGivenUpException("a regular expression goes too deep", isBound: true);
        }
    }

    public void Leave() => _levels--;

    /// <summary>A letter whose other case is known alike everywhere.</summary>
    public static char OnlyAscii(char letter) => letter < 128 ? letter : throw new JsonataGivenUpException("a regular expression without regard to case meets a letter that is not of ASCII");
}
