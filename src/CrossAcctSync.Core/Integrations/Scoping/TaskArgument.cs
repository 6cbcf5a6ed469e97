using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Integrations;

/// <summary>A value that a task's definition gives to a field.</summary>
/// <param name="FieldPath">The field as the definition has it, for example <c>Parameters.JobName.$</c>, for messages.</param>
/// <param name="Value">The text, with holes where only the run will tell.</param>
/// <param name="Expression">The expression that a dynamic value comes from, else null.</param>
/// <param name="Location">Where it stands.</param>
public sealed record TaskArgument(string FieldPath, TextPattern Value, string? Expression, SourceLocation? Location);
