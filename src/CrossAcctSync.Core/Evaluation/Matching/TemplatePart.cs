using CrossAcctSync.Evaluation.Conditions;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>A part of a text with policy variables.</summary>
/// <param name="Text">The text; the default of a variable, or null.</param>
/// <param name="Variable">The key of a variable; else null.</param>
/// <param name="IsLiteral">Whether wildcards in the text stand for themselves (<c>${*}</c>).</param>
internal readonly record struct TemplatePart(string? Text, ContextKey? Variable, bool IsLiteral);
