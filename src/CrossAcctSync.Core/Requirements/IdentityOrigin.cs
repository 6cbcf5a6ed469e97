namespace CrossAcctSync.Requirements;

/// <summary>What the ARN of a state machine is known by.</summary>
internal enum IdentityOrigin
{
    /// <summary>It is not known.</summary>
    None,

    /// <summary>The place of the definition tells it.</summary>
    Place,

    /// <summary>The user gave it, under the name, logical id or label of the definition.</summary>
    Name,

    /// <summary>The user gave it, and its name is one that the engine makes for the definition.</summary>
    Rule,

    /// <summary>The user gave this one alone, and nothing but that says whose it is.</summary>
    OnlyOneGiven,
}
