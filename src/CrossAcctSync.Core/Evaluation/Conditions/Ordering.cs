namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>Whether the order of two values is the one that an operator asks for.</summary>
internal static class Ordering
{
    public static bool Holds(int order, Comparison comparison) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
