namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>The text of a group once more; a group that took no part is the empty text.</summary>
internal sealed class RegexReference : RegexNode
{
    private readonly int _number;

    public RegexReference(int number) => _number = number;

    public override bool Match(RegexRun run, int position, int[] captures, RegexRest rest)
    {
        int start = captures[2 * _number];
        int length = captures[(2 * _number) + 1] - start;
        if (start < 0)
        {
            return rest(position, captures);
        }

        if (run.IgnoresCase)
        {
            throw new JsonataGivenUpException("a regular expression refers to a group without regard to case");
        }

        return string.CompareOrdinal(run.Text, start, run.Text, position, length) == 0 && position + length <= run.Text.Length && rest(position + length, captures);
    }
}
