namespace CrossAcctSync.Evaluation.Matching;

/// <summary>Pattern elements beyond a literal character, which is its own code.</summary>
internal static class PatternToken
{
    /// <summary>Any characters.</summary>
    public const int Star = 0x10000;

    /// <summary>Any characters but a colon.</summary>
    public const int StarInSegment = 0x10001;

    /// <summary>One character.</summary>
    public const int One = 0x10002;

    /// <summary>One character but a colon.</summary>
    public const int OneInSegment = 0x10003;
}
