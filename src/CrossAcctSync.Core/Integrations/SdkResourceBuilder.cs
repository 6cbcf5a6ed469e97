using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The resources of an AWS SDK call: ARN templates of the Service Authorization Reference whose placeholders the
/// call's parameters fill in, by their names or by values that are ARNs of the kind.
/// </summary>
internal sealed class SdkResourceBuilder
{
    private static readonly ConcurrentDictionary<string, ResourceTemplate> Templates = new(StringComparer.Ordinal);
    private static readonly Regex Placeholder = new(@"\$\{([^}]*)\}", RegexOptions.CultureInvariant);
    private static readonly Regex Literals = new(@"\$\{[^}]*\}", RegexOptions.CultureInvariant);
    private static readonly Regex Suffix = new("(WithPath|WithoutLeadingSlash)?$", RegexOptions.CultureInvariant);
    private static readonly string[] Kinds = { "Name", "Arn", "ARN", "Identifier", "Id", "Url", string.Empty };
    private static readonly string[] WholeResource = { "ResourceArn", "ResourceARN", "Arn", "Resource" };

    private readonly SdkServiceTable _table;
    private readonly ScopingRun _run;
    private readonly string _noun;
    private readonly List<string> _fields;

    public SdkResourceBuilder(SdkServiceTable table, ScopingRun run, string api)
    {
        _table = table;
        _run = run;
        int verb = 0;
        while (verb < api.Length && api[verb] is >= 'a' and <= 'z')
        {
            verb++;
        }

        _noun = api.Substring(verb);
        // Field names come from the definition; only plain ones can be parameters of an API.
        _fields = run.Arguments.FieldNames.Where(field => field.Length > 0 && field.All(char.IsLetterOrDigit)).ToList();
    }

    public IReadOnlyList<string> Resources(ReferenceAction action)
    {
        var resources = new List<string>();
        if (FindWholeResource(action) is { } whole)
        {
            return [whole];
        }

        var missing = new List<string>();
        var unmatched = new List<(string Arn, ReferenceResource Type)>();
        bool hasRequired = action.Resources.Any(type => type.IsRequired);
        foreach (ReferenceResource type in action.Resources)
        {
            foreach (string arn in type.Arns)
            {
                var lacking = new List<string>();
                string template = ToTemplate(arn, type.Type, lacking, out bool isMatched);
                if (isMatched || type.IsRequired)
                {
                    missing.AddRange(lacking);
                    _run.Render(Parse(template), null, resources);
                }
                else
                {
                    unmatched.Add((arn, type));
                }
            }
        }

        if (resources.Count == 0 && !hasRequired)
        {
            foreach ((string arn, ReferenceResource type) in unmatched)
            {
                _run.Render(Parse(ToTemplate(arn, type.Type, missing, out _)), null, resources);
            }
        }

        AddMissing(action, missing);
        return ScopingRun.Ordered(resources);
    }

    /// <summary>An argument such as ResourceArn says of itself which of the action's kinds it names.</summary>
    private string? FindWholeResource(ReferenceAction action)
    {
        foreach (string field in _fields.Where(field => WholeResource.Contains(field, StringComparer.Ordinal)))
        {
            foreach (TaskArgument argument in _run.Arguments.Find(field))
            {
                if (argument.Value.Literal is { } literal && action.Resources.Any(type => type.Arns.Any(arn => IsOfKind(literal, arn))))
                {
                    var text = new StringBuilder();
                    HoledText.AppendPolicyText(text, HoledText.From(argument.Value));
                    return text.ToString();
                }
            }
        }

        return null;
    }

    private static bool IsOfKind(string value, string arn)
    {
        if (!ArnText.TryParse(value, out ArnText given))
        {
            return false;
        }

        string[] parts = arn.Split(Colon, 6);
        string kind = @"\A" + string.Join(".+", Literals.Split(parts[5]).Select(Regex.Escape)) + @"\z";
        return parts[2] == given.Service && Regex.IsMatch(given.Resource, kind, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private string ToTemplate(string arn, string type, List<string> missing, out bool isMatched)
    {
        bool matched = false;
        string text = Placeholder.Replace(arn, match =>
        {
            string name = match.Groups[1].Value;
            switch (name)
            {
                case "Partition":
                    return "{partition}";
                case "Region":
                    return "{region}";
                case "Account":
                    return "{account}";
            }

            if (FindParameter(name, type) is { } parameter)
            {
                matched = true;
                return "{" + parameter + "}";
            }

            missing.Add(name);
            return "*";
        });
        isMatched = matched;
        return text;
    }

    private string? FindParameter(string placeholder, string type)
    {
        foreach (string alias in _table.ParametersOf(placeholder))
        {
            int colon = alias.IndexOf(':');
            string form = colon < 0 ? string.Empty : alias.Substring(colon);
            if (Field(colon < 0 ? alias : alias.Substring(0, colon)) is { } field)
            {
                return field + form;
            }
        }

        string name = Suffix.Replace(placeholder, string.Empty);
        string thing = Base(name);
        if (Field(name) is { } same)
        {
            return same;
        }

        foreach (string kind in Kinds)
        {
            if (Field(thing + kind) is { } field)
            {
                return field;
            }
        }

        // CreateJob names its job in "Name".
        if (_noun.Equals(thing, StringComparison.OrdinalIgnoreCase) || _noun.Equals(type.Replace("-", string.Empty), StringComparison.OrdinalIgnoreCase))
        {
            return Kinds.Where(kind => kind.Length > 0).Select(Field).FirstOrDefault(field => field is not null);
        }

        return null;
    }

    private string? Field(string name)
    {
        string? field = _fields.Find(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (field is not null && _run.Arguments.Find(field).Count > 0)
        {
            return field;
        }

        // A list of them: InstanceIds.
        string? list = field ?? _fields.Find(known => known.Equals(name + "s", StringComparison.OrdinalIgnoreCase));
        return list is not null && _run.Arguments.Find(list + "[]").Count > 0 ? list + "[]" : null;
    }

    private static string Base(string name)
    {
        foreach (string kind in Kinds)
        {
            if (kind.Length > 0 && name.Length > kind.Length && name.EndsWith(kind, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - kind.Length);
            }
        }

        return name;
    }

    private void AddMissing(ReferenceAction action, List<string> missing)
    {
        if (missing.Count > 0)
        {
            _run.Add(new ScopingIssue(
                _run.Arguments.IsOpaque ? ScopingIssueKind.DynamicResource : ScopingIssueKind.MissingField,
                ScopingSeverity.Warning,
                $"No parameter of the call names {string.Join(", ", missing.Distinct())} of the resources of {action.Name}; a wildcard stands in their place.",
                "Narrow the wildcard by hand."));
        }
    }

    private static ResourceTemplate Parse(string text) => Templates.GetOrAdd(text, ResourceTemplate.Parse);

    private static readonly char[] Colon = { ':' };
}
