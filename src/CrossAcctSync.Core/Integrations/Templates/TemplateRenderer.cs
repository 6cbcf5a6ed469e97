using System;
using System.Collections.Generic;
using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>Puts the target and the task's values into templates.</summary>
internal sealed class TemplateRenderer
{
    private readonly ScopingRun _run;
    private readonly FieldResolver _resolver;
    // An ARN in one piece.
    private readonly StringBuilder _text = new(128);
    // The values of each field of the template at hand, and those of them that make one ARN.
    private readonly List<List<ResolvedField>> _values = new(1);
    private ResolvedField[] _chosen = new ResolvedField[1];

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
            output.Add(Compose(template, []));
            return true;
        }

        bool isStatic = true;
        int count = template.Fields.Length;
        for (int i = 0; i < count; i++)
        {
            if (Resolve(i, template.Fields[i], countedBy).Count == 0)
            {
                // An optional field that the task does not name.
                return true;
            }
        }

        // One field at most is a list, which the catalogue's rules see to.
        int list = 0;
        for (int i = 1; i < count; i++)
        {
            list = _values[i].Count > _values[list].Count ? i : list;
        }

        ResolvedField[] chosen = Chosen(count);
        for (int n = 0; n < _values[list].Count; n++)
        {
            for (int i = 0; i < count; i++)
            {
                chosen[i] = _values[i][i == list ? n : 0];
                isStatic &= chosen[i].IsStatic;
            }

            output.Add(Compose(template, chosen));
        }

        return isStatic;
    }

    /// <summary>Adds a template's ARN with a hole for each field, and says that the task names none of them.</summary>
    public void RenderWithout(ResourceTemplate template, List<string> output)
    {
        ResolvedField[] holes = Chosen(template.Fields.Length);
        for (int i = 0; i < template.Fields.Length; i++)
        {
            holes[i] = new ResolvedField(new NamedValue(HoledText.AnyText), false);
            _resolver.AddMissing(template.Fields[i]);
        }

        output.Add(Compose(template, holes));
    }

    /// <summary>The roles that a field names; the list is used again for the next field.</summary>
    public List<ResolvedField> ResolveRoles(TemplateField field) => Resolve(0, field, null, isPassRole: true);

    public void AddOutside(NamedValue value, TaskArgument argument) => _resolver.AddOutside(value, argument);

    /// <summary>The ARN of one value.</summary>
    public string Compose(ResourceTemplate template, ResolvedField value)
    {
        ResolvedField[] chosen = Chosen(1);
        chosen[0] = value;
        return Compose(template, chosen);
    }

    private List<ResolvedField> Resolve(int place, TemplateField field, string? countedBy, bool isPassRole = false)
    {
        if (place == _values.Count)
        {
            _values.Add(new List<ResolvedField>(1));
        }

        List<ResolvedField> values = _values[place];
        values.Clear();
        _resolver.Resolve(field, countedBy, values, isPassRole);
        return values;
    }

    private ResolvedField[] Chosen(int count)
    {
        if (_chosen.Length < count)
        {
            _chosen = new ResolvedField[count];
        }

        return _chosen;
    }

    /// <summary>An ARN is where its first value says that it is, and else in the target.</summary>
    private string Compose(ResourceTemplate template, ResolvedField[] fields)
    {
        NamedValue? own = null;
        for (int i = 0; i < template.Fields.Length && own is null; i++)
        {
            ref readonly ResolvedField value = ref fields[i];
            own = value.Value.Partition is not null || value.Value.Region is not null || value.Value.Account is not null ? value.Value : null;
        }

        _text.Clear();
        if (template.Fields.Length == 1 && template.Fields[0].FormName == "copySource"
            && ArnText.TryParse(fields[0].Value.Name, out ArnText source) && source.Service == "s3" && source.Resource.StartsWith("accesspoint/", StringComparison.Ordinal))
        {
            // The ARN of an access point's object is the resource as it stands.
            HoledText.AppendPolicyText(_text, fields[0].Value.Name);
            return _text.ToString();
        }

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
                    HoledText.AppendPolicyText(_text, WithoutPrefix(fields[field++].Value.Name));
                    break;
            }
        }

        return _text.ToString();
    }

    /// <summary>Ids have their kind before them, <c>p-examplepolicyid</c>, and so have patterns: <c>policy/o-*/p-${PolicyId}</c>.</summary>
    private string WithoutPrefix(string name)
    {
        if (_text.Length == 0 || _text[_text.Length - 1] != '-')
        {
            return name;
        }

        int start = _text.Length - 1;
        while (start > 0 && _text[start - 1] is not ('/' or ':'))
        {
            start--;
        }

        string prefix = _text.ToString(start, _text.Length - start);
        return name.StartsWith(prefix, StringComparison.Ordinal) ? name.Substring(prefix.Length) : name;
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
