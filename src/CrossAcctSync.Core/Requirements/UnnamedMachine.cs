using CrossAcctSync.Definitions;

namespace CrossAcctSync.Requirements;

/// <summary>A definition whose state machine's ARN is not known, with what tells it among those that are there. Immutable.</summary>
internal sealed class UnnamedMachine
{
    private UnnamedMachine(StateMachineDefinition definition, RequirementOptions options)
    {
        Definition = definition;
        Options = options;
    }

    /// <summary>The definition.</summary>
    public StateMachineDefinition Definition { get; }

    /// <summary>What it was analysed with.</summary>
    public RequirementOptions Options { get; }

    /// <summary>How the names of its state machine look, for messages.</summary>
    public string Form => Definition.DeployedName ?? Definition.NameRule!.Form;

    /// <summary>The machine of a definition; null when nothing tells what its name may be.</summary>
    public static UnnamedMachine? Of(StateMachineDefinition definition, RequirementOptions options) =>
        definition.DeployedName is null && definition.NameRule is null ? null : new UnnamedMachine(definition, options);

    /// <summary>Whether the state machine of this name may be the one.</summary>
    public bool Fits(string name) => Definition.DeployedName is { } deployed ? name == deployed : Definition.NameRule!.Fits(name);
}
