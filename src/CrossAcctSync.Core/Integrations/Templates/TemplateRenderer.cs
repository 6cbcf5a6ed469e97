using System.Collections.Generic;
using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>Puts the target and the task's values into templates.</summary>
internal sealed class TemplateRenderer
{
    private readonly ScopingRun _run;
    private readonly FieldResolver _resolver;
    private readonly ResolvedField[] _one = new ResolvedField[1];
    // An ARN in one piece.
    private readonly StringBuilder _text = new(128);

    public TemplateRenderer(ScopingRun run)
    {
        _run = run;
        _resolver = new FieldResolver(run);
    }

    /// <summary>Adds the ARNs of a template; false when one of its values is not wholly known.</summary>
    public bool Render(ResourceTemplate template, string? countedBy, List<string> output)
    {
        if (template.Fields.Length == 0)
        {
            output.Add(Compose(template, null, []));
            return true;
        }

        if (template.Fields.Length == 1)
        {
            return RenderField(template, countedBy, output);
        }

        bool isStatic = true;
        var values = new IReadOnlyList<ResolvedField>[template.Fields.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _resolver.Resolve(template.Fields[i], countedBy);
            if (values[i].Count == 0)
            {
                // An optional field that the task does not name.
                return true;
            }
        }

        // One field at most is a list, which the catalogue's rules see to.
        int list = 0;
        for (int i = 1; i < values.Length; i++)
        {
            list = values[i].Count > values[list].Count ? i : list;
        }

        var chosen = new ResolvedField[values.Length];
        for (int n = 0; n < values[list].Count; n++)
        {
            for (int i = 0; i < chosen.Length; i++)
            {
                chosen[i] = values[i][i == list ? n : 0];
                isStatic &= chosen[i].IsStatic;
            }

            output.Add(Compose(template, FirstNamed(chosen), chosen));
        }

        return isStatic;
    }

    /// <summary>The ARNs of a template of one field, as nearly all are.</summary>
    private bool RenderField(ResourceTemplate template, string? countedBy, List<string> output)
    {
        bool isStatic = true;
        IReadOnlyList<ResolvedField> values = _resolver.Resolve(template.Fields[0], countedBy);
        for (int i = 0; i < values.Count; i++)
        {
            _one[0] = values[i];
            isStatic &= _one[0].IsStatic;
            output.Add(Compose(template, FirstNamed(_one), _one));
        }

        return isStatic;
    }

    /// <summary>Adds a template's ARN with a hole for each field, and says that the task names none of them.</summary>
    public void RenderWithout(ResourceTemplate template, List<string> output)
    {
        var holes = new ResolvedField[template.Fields.Length];
        for (int i = 0; i < holes.Length; i++)
        {
            holes[i] = new ResolvedField(new NamedValue(HoledText.AnyText), false);
            _resolver.AddMissing(template.Fields[i]);
        }

        output.Add(Compose(template, null, holes));
    }

    public IReadOnlyList<ResolvedField> ResolveRoles(TemplateField field) => _resolver.Resolve(field, null, isPassRole: true);

    public void AddOutside(NamedValue value, TaskArgument argument) => _resolver.AddOutside(value, argument);

    /// <summary>The ARN of one value.</summary>
    public string Compose(ResourceTemplate template, ResolvedField value) => Compose(template, value.Value, [value]);

    private static NamedValue? FirstNamed(ResolvedField[] chosen)
    {
        foreach (ResolvedField field in chosen)
        {
            if (field.Value.Partition is not null || field.Value.Region is not null || field.Value.Account is not null)
            {
                return field.Value;
            }
        }

        return null;
    }

    private string Compose(ResourceTemplate template, NamedValue? own, ResolvedField[] fields)
    {
        _text.Clear();
        int field = 0;
        foreach (TemplatePart part in template.Parts)
        {
            switch (part.Kind)
            {
                case TemplatePartKind.Literal:
                    AppendTemplateText(part.Literal!);
                    break;
                case TemplatePartKind.Partition:
                    _text.Append(own?.Partition ?? _run.Target.Partition);
                    break;
                case TemplatePartKind.Region:
                    _text.Append(own?.Region ?? _run.Target.Region);
                    break;
                case TemplatePartKind.Account:
                    _text.Append(own?.Account ?? _run.Target.AccountId);
                    break;
                default:
                    HoledText.AppendPolicyText(_text, fields[field++].Value.Name);
                    break;
            }
        }

        return _text.ToString();
    }

    private void AppendTemplateText(string literal)
    {
        if (!HoledText.HasHole(literal))
        {
            _text.Append(literal);
            return;
        }

        foreach (char current in literal)
        {
            bool isHole = current == HoledText.Hole;
            if (!isHole || _text.Length == 0 || _text[_text.Length - 1] != '*')
            {
                _text.Append(isHole ? '*' : current);
            }
        }
    }
}
