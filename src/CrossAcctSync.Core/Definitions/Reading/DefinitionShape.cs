using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>The least that a definition has (https://states-language.net/#toplevelfields).</summary>
internal static class DefinitionShape
{
    /// <exception cref="SourceFormatException">The node is no definition.</exception>
    public static void Check(SourceNode root)
    {
        if (!root.IsObject)
        {
            throw new SourceFormatException(root.Location, "A definition is an object with StartAt and States.");
        }

        SourceNode states = root["States"];
        if (!states.IsObject)
        {
            throw new SourceFormatException(states.Exists ? states.Location : root.Location, "The definition has no States; an object of states by name was expected.");
        }

        if (root["StartAt"].StringValue is null)
        {
            throw new SourceFormatException(root["StartAt"].Exists ? root["StartAt"].Location : root.Location, "The definition has no StartAt; the name of its first state was expected.");
        }

        foreach (SourceMember state in states.Members)
        {
            if (!state.Value.IsObject)
            {
                throw new SourceFormatException(state.Value.Location, $"The state '{state.Name}' is no object.");
            }
        }
    }
}
