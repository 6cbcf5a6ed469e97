using System.Globalization;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>A statement of a policy of the set.</summary>
/// <param name="Layer">The layer of the policy.</param>
/// <param name="Level">The organization's entity that an SCP or RCP is attached to; else null.</param>
/// <param name="PolicyName">The policy's name.</param>
/// <param name="Index">The statement's place in the policy, from 0.</param>
/// <param name="Sid">Its id, or null.</param>
/// <param name="Effect">Whether it allows or denies.</param>
/// <param name="Location">Where its text begins; null for a statement that was not read from a text.</param>
public sealed record StatementReference(
    PolicyLayer Layer,
    string? Level,
    string PolicyName,
    int Index,
    string? Sid,
    PolicyEffect Effect,
    SourceLocation? Location)
{
    /// <summary>The layer of the policy.</summary>
    public PolicyLayer Layer { get; internal init; } = Layer;

    /// <summary>The organization's entity that an SCP or RCP is attached to; else null.</summary>
    public string? Level { get; internal init; } = Level;

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; internal init; } = PolicyName;

    /// <summary>The statement's place in the policy, from 0.</summary>
    public int Index { get; internal init; } = Index;

    /// <summary>Its id, or null.</summary>
    public string? Sid { get; internal init; } = Sid;

    /// <summary>Whether it allows or denies.</summary>
    public PolicyEffect Effect { get; internal init; } = Effect;

    /// <summary>Where its text begins; null for a statement that was not read from a text.</summary>
    public SourceLocation? Location { get; internal init; } = Location;

    /// <summary><c>policy: statement 2 'Sid', line 14</c>; statements are counted from 1 for people.</summary>
    public override string ToString() => VisibleText.Of($"{PolicyName}: {Place}");

    internal string Place =>
        "statement " + (Index + 1).ToString(CultureInfo.InvariantCulture)
        + (Sid is null ? string.Empty : $" '{Sid}'")
        + (Location is null ? string.Empty : ", line " + Location.Position.Line.ToString(CultureInfo.InvariantCulture));
}
