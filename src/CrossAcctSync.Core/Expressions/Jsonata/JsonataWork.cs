namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>How much work an expression may still take, in all of its ways together; one is about a step of a path.</summary>
internal sealed class JsonataWork
{
    private const int Most = 200_000;
    private const int MostLevels = 300;

    private int _left = Most;
    private int _levels;

    public void Spend(int amount = 1)
    {
        _left -= amount;
        if (_left < 0)
        {
            throw new JsonataGivenUpException("it takes more work than is spent on one expression", isBound: true);
        }
    }

    /// <summary>Goes a level deeper, which takes a step.</summary>
    public void Enter()
    {
        Spend();
        if (++_levels > MostLevels)
        {
            throw new JsonataGivenUpException("its functions call each other too deep", isBound: true);
        }
    }

    public void Leave() => _levels--;

    /// <summary>Begins another way.</summary>
    public void Restart() => _levels = 0;
}
