using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>What was found at one place: a definition, or why it could not be read.</summary>
public sealed class DefinitionResult
{
    private DefinitionResult(StateMachineDefinition? definition, SourceFormatException? problem, bool isNotice)
    {
        Definition = definition;
        Problem = problem;
        IsNotice = isNotice;
    }

    /// <summary>The definition, or null.</summary>
    public StateMachineDefinition? Definition { get; }

    /// <summary>What is wrong and where, or null.</summary>
    public SourceFormatException? Problem { get; }

    /// <summary>Whether the problem is a place that could not be looked into, and may hold no state machine at all.</summary>
    public bool IsNotice { get; }

    internal static DefinitionResult Of(StateMachineDefinition definition) => new(definition, null, false);

    /// <summary>A place that could not be read.</summary>
    public static DefinitionResult Failed(SourceFormatException problem) => new(null, problem, false);

    /// <summary>A place, for example the template of a nested stack, that is not at hand, beside others that were read.</summary>
    public static DefinitionResult NotAtHand(SourceFormatException problem) => new(null, problem, true);
}
