using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>A state that is to be entered: its name where another state writes it, and what it is handed.</summary>
internal readonly record struct StateEntry(SourceNode Name, WorkflowScope Scope);
