namespace CrossAcctSync.Evaluation.Logic;

/// <summary>Yes, no, or not known: ordered, so that "and" is the least and "or" the greatest.</summary>
internal enum Ternary : byte
{
    False = 0,
    Unknown = 1,
    True = 2,
}
