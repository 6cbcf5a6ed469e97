namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>A part of an expression, ready to be worked out.</summary>
internal delegate WorkflowValue JsonataNode(JsonataFrame frame);
