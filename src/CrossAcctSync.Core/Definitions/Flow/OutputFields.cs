using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The fields of a state, of a choice or of a catcher that shape what is handed on.</summary>
internal readonly record struct OutputFields(SourceNode Assign, SourceNode Output, SourceNode ResultSelector, SourceNode ResultPath, SourceNode OutputPath)
{
    public static OutputFields Of(StateNode state) => new(
        state[StateField.Assign],
        state[StateField.Output],
        state[StateField.ResultSelector],
        state[StateField.ResultPath],
        state[StateField.OutputPath]);

    public static OutputFields Of(SourceNode node) =>
        new(node["Assign"], node["Output"], node["ResultSelector"], node["ResultPath"], node["OutputPath"]);
}
