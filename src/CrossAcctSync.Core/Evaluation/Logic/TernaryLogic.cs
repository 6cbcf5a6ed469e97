namespace CrossAcctSync.Evaluation.Logic;

/// <summary>Kleene's logic of three values.</summary>
internal static class TernaryLogic
{
    public static Ternary And(this Ternary left, Ternary right) => left < right ? left : right;

    public static Ternary Or(this Ternary left, Ternary right) => left > right ? left : right;

    public static Ternary Not(this Ternary value) => (Ternary)(Ternary.True - value);

    public static Ternary Of(bool value) => value ? Ternary.True : Ternary.False;
}
