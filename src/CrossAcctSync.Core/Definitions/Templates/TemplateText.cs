using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>Texts of a definition that stands as an object in a template: intrinsic functions, then substitutions.</summary>
internal sealed class TemplateText : IDefinitionText
{
    private readonly TemplateValues _values;
    private readonly PlaceholderText _substitutions;

    public TemplateText(TemplateValues values, PlaceholderText substitutions)
    {
        _values = values;
        _substitutions = substitutions;
    }

    public TextPattern? Read(SourceNode node) => node.IsObject ? _values.Resolve(node) : _substitutions.Read(node);

    public bool IsPlain(SourceNode node) => _substitutions.IsPlain(node);
}
