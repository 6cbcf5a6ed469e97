using System.Collections.Generic;

namespace CrossAcctSync.Help;

/// <summary>What a page says of one cmdlet.</summary>
internal sealed record CommandHelp(
    string Name,
    IReadOnlyList<string> Synopsis,
    IReadOnlyList<SyntaxHelp> Syntax,
    IReadOnlyList<string> Description,
    IReadOnlyList<ExampleHelp> Examples,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<LinkHelp> Links);

/// <summary>One parameter set, and the names of its parameters in the order of the page.</summary>
internal sealed record SyntaxHelp(string Set, IReadOnlyList<string> Parameters);

/// <summary>One example: a title, what leads to it, the code, and what follows.</summary>
internal sealed record ExampleHelp(string Title, IReadOnlyList<string> Introduction, string Code, IReadOnlyList<string> Remarks);

/// <summary>One parameter, and how it is bound in its sets.</summary>
internal sealed record ParameterHelp(string Name, IReadOnlyList<string> Description, IReadOnlyList<ParameterBinding> Bindings);

/// <summary>A type that goes in or comes out.</summary>
internal sealed record TypeHelp(string Name, IReadOnlyList<string> Description);

/// <summary>A link to further reading; the address is empty for another cmdlet of the module.</summary>
internal sealed record LinkHelp(string Text, string Address);
