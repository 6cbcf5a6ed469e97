using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>What was found at one place: a definition, or why it could not be read.</summary>
public sealed class DefinitionResult
{
    private DefinitionResult(StateMachineDefinition? definition, SourceFormatException? problem)
    {
        Definition = definition;
        Problem = problem;
    }

    /// <summary>The definition, or null.</summary>
    public StateMachineDefinition? Definition { get; }

    /// <summary>What is wrong and where, or null.</summary>
    public SourceFormatException? Problem { get; }

    internal static DefinitionResult Of(StateMachineDefinition definition) => new(definition, null);

    /// <summary>A place that could not be read.</summary>
    public static DefinitionResult Failed(SourceFormatException problem) => new(null, problem);
}
