namespace CrossAcctSync.Integrations;

/// <summary>A piece of a template: a literal, a part of the target, or a field.</summary>
internal readonly struct TemplatePart
{
    private TemplatePart(TemplatePartKind kind, string? literal, TemplateField? field)
    {
        Kind = kind;
        Literal = literal;
        Field = field;
    }

    public TemplatePartKind Kind { get; }

    public string? Literal { get; }

    public TemplateField? Field { get; }

    public static TemplatePart OfLiteral(string text) => new(TemplatePartKind.Literal, text, null);

    public static TemplatePart OfField(TemplateField field) => new(TemplatePartKind.Field, null, field);

    public static TemplatePart? OfTarget(string name) => name switch
    {
        "partition" => new TemplatePart(TemplatePartKind.Partition, null, null),
        "region" => new TemplatePart(TemplatePartKind.Region, null, null),
        "account" => new TemplatePart(TemplatePartKind.Account, null, null),
        _ => null,
    };
}
