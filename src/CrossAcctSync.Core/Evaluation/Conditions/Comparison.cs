namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>How a number or date is compared with the policy's.</summary>
internal enum Comparison : byte
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
