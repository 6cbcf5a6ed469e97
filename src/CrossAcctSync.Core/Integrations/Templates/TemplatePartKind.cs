namespace CrossAcctSync.Integrations;

/// <summary>The kinds of <see cref="TemplatePart"/>.</summary>
internal enum TemplatePartKind
{
    Literal,
    Partition,
    Region,
    Account,
    Field,
}
