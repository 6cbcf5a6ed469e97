using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Requirements;

/// <summary>Two definitions of one run that would have the same ARN, of which one at most is that of the state machine.</summary>
/// <param name="StateMachineArn">The ARN.</param>
/// <param name="First">The definition that had it first.</param>
/// <param name="Second">The definition that would have it as well.</param>
public sealed record IdentityConflict(StateMachineArn StateMachineArn, StateMachineDefinition First, StateMachineDefinition Second)
{
    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{NameOf(First)} and {NameOf(Second)} would both be {StateMachineArn}.");

    private static string NameOf(StateMachineDefinition definition) => $"'{definition.Name}' ({definition.Location})";
}
