using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>A state that is to be entered: its name, the state that writes it there if there is one, and what it is handed.</summary>
internal readonly record struct StateEntry(SourceNode Name, StateNode? Writer, WorkflowScope Scope);
