namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>What follows a step: a predicate, or a variable for the position.</summary>
internal readonly record struct JsonataStage(JsonataSyntax? Predicate, string? Index);
