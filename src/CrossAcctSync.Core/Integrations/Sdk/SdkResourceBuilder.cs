using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The resources of an AWS SDK call: ARN templates of the Service Authorization Reference whose placeholders the
/// call's parameters fill in, by their names or by values that are ARNs of the kind.
/// </summary>
internal sealed class SdkResourceBuilder
{
    private static readonly ConcurrentDictionary<string, ResourceTemplate> Templates = new(StringComparer.Ordinal);

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
        var left = new List<Candidate>();
        var found = new List<ReferenceResource>();
        foreach (ReferenceResource type in action.Resources)
        {
            if (AddWhole(type, resources))
            {
                found.Add(type);
            }
            else
            {
                left.AddRange(type.Arns.Select(arn => new Candidate(type, ToTemplate(arn, type))));
            }
        }

        if (resources.Count > 0)
        {
            // A parameter's ARN says of which kind its resource is; the kinds beside it are alternatives or other parameters.
            AddNamed(left.Where(candidate => candidate.Missing.Count == 0), action, resources);
            List<Candidate> required = left.Where(candidate => candidate.Missing.Count > 0 && candidate.Type.IsRequired).ToList();
            AddLeftOut(action, required.Where(candidate => IsAlternative(candidate.Type, found)).ToList());
            AddNamed(required.Where(candidate => !IsAlternative(candidate.Type, found)), action, resources);
            return ScopingRun.Ordered(resources);
        }

        // Kinds that no argument can name are not asked about: IAM then compares with * alone.
        if (!action.Resources.Any(type => type.IsRequired) && left.TrueForAll(candidate => candidate.IsUnnamed) && NamesAreKnown())
        {
            AddMissing(action, left.SelectMany(candidate => candidate.Missing).ToList());
            return ["*"];
        }

        bool takeAll = _run.Arguments.IsOpaque;
        AddNamed(left.Where(candidate => takeAll || candidate.Type.IsRequired || candidate.Missing.Count == 0), action, resources);
        if (resources.Count == 0)
        {
            bool hasFirst = left.Exists(candidate => candidate.HasFirst);
            AddNamed(left.Where(candidate => candidate.HasFirst || !hasFirst), action, resources);
        }

        return ScopingRun.Ordered(resources);
    }

    /// <summary>
    /// Kinds whose ARNs begin alike, or name the same thing first, are alternatives: the listeners of different load
    /// balancers, the executions of one state machine. Others the action asks for besides.
    /// </summary>
    private static bool IsAlternative(ReferenceResource type, List<ReferenceResource> found) =>
        found.Exists(other => KindsOf(type).Intersect(KindsOf(other), StringComparer.Ordinal).Any());

    private static IEnumerable<string> KindsOf(ReferenceResource type) => type.Arns.SelectMany(arn =>
    {
        string[] parts = arn.Text.Split(Colon, 6);
        string? first = arn.Pieces.FirstOrDefault(piece => piece.Literal is null)?.Name;
        return new[] { parts[2] + ":" + parts[5].Split('/', ':')[0], first is null ? parts[5] : "${" + first + "}" };
    });

    /// <summary>Whether no argument can turn out to name a resource when the workflow runs.</summary>
    private bool NamesAreKnown() =>
        !_run.Arguments.IsOpaque && _fields.TrueForAll(field => _run.Arguments.Find(field).Concat(_run.Arguments.Find(field + "[]")).All(argument => argument.Literal is not null));

    private void AddNamed(IEnumerable<Candidate> candidates, ReferenceAction action, List<string> resources)
    {
        var missing = new List<string>();
        foreach (Candidate candidate in candidates)
        {
            missing.AddRange(candidate.Missing);
            _run.Render(Templates.GetOrAdd(candidate.Template, ResourceTemplate.Parse), null, resources);
        }

        AddMissing(action, missing);
    }

    /// <summary>Adds the values that are ARNs of the kind as they are.</summary>
    private bool AddWhole(ReferenceResource type, List<string> resources)
    {
        int before = resources.Count;
        foreach (string field in _fields)
        {
            foreach (TaskArgument argument in _run.Arguments.Find(field).Concat(_run.Arguments.Find(field + "[]")))
            {
                if (argument.Literal is { } literal && literal.StartsWith("arn:", StringComparison.Ordinal) && (type.HasArn(literal) || IsArnOf(field, literal, type)))
                {
                    resources.Add(TrimQualifier(argument, type));
                }
            }
        }

        return resources.Count > before;
    }

    /// <summary>An argument of the kind's name holds the resource as it stands, whatever service made it.</summary>
    private static bool IsArnOf(string field, string value, ReferenceResource type) =>
        type.Arns.Any(arn => arn.IsOfAnyService) && ArnText.TryParse(value, out _)
        && field.Equals(type.Type.Replace("-", string.Empty) + "Arn", StringComparison.OrdinalIgnoreCase);

    /// <summary>A policy names a state machine without version and alias (https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html).</summary>
    private string TrimQualifier(TaskArgument argument, ReferenceResource type)
    {
        string value = argument.Holed;
        if (!ArnText.TryParse(value, out ArnText arn))
        {
            throw new InvalidOperationException($"'{value}' was an ARN a moment ago.");
        }

        if (type.Type == "statemachine" && arn.Resource.Split(Colon) is { Length: > 2 } parts)
        {
            value = value.Substring(0, value.Length - arn.Resource.Length) + parts[0] + ":" + parts[1];
        }

        // The selector of a version or label is no part of a parameter's ARN.
        if (type.Type == "parameter" && arn.Service == "ssm" && arn.Resource.IndexOf(':') is > 0 and int selector)
        {
            value = value.Substring(0, value.Length - arn.Resource.Length + selector);
        }

        _run.AddOutside(new NamedValue(string.Empty, arn.Partition, Empty(arn.Region), Empty(arn.Account)), argument);
        var text = new StringBuilder();
        HoledText.AppendPolicyText(text, value);
        return text.ToString();
    }

    private static string? Empty(string? part) => part is { Length: > 0 } ? part : null;

    private (string Template, List<string> Missing, bool HasFirst) ToTemplate(ReferenceArn arn, ReferenceResource type)
    {
        var missing = new List<string>();
        var text = new StringBuilder();
        bool? hasFirst = null;
        var used = new HashSet<string>(StringComparer.Ordinal);
        int open = arn.Pieces.Count(piece => piece.Literal is null);
        foreach (ReferencePiece piece in arn.Pieces)
        {
            if (piece.Literal is { } literal)
            {
                text.Append(literal);
                continue;
            }

            // One argument is one name: it never stands for two placeholders.
            string? parameter = FindParameter(piece, type, open) is { } found && used.Add(found.Split(':')[0]) ? found : null;
            hasFirst ??= parameter is not null;
            if (parameter is null)
            {
                missing.Add(piece.Name);
                text.Append('*');
            }
            else
            {
                text.Append('{').Append(parameter).Append('}');
            }
        }

        return (text.ToString(), missing, hasFirst ?? true);
    }

    private string? FindParameter(ReferencePiece placeholder, ReferenceResource kind, int placeholders)
    {
        foreach (string alias in _table.ParametersOf(placeholder.Name))
        {
            int colon = alias.IndexOf(':');
            string form = colon < 0 ? string.Empty : alias.Substring(colon);
            if (Field(colon < 0 ? alias : alias.Substring(0, colon)) is { } field)
            {
                return field + form;
            }
        }

        if (Own(placeholder.Parameter, kind) is { } same)
        {
            return same;
        }

        foreach (string ending in KindsOf(placeholder))
        {
            if (Own(placeholder.Thing + ending, kind) is { } field)
            {
                return field;
            }
        }

        // TranscriptionJobName is the name of a transcription job, whatever the ARN calls it.
        if (placeholders == 1)
        {
            string thing = kind.Type.Replace("-", string.Empty);
            if (KindsOf(placeholder).Where(ending => ending.Length > 0).Select(ending => Own(thing + ending, kind)).FirstOrDefault(field => field is not null) is { } ofType)
            {
                return ofType;
            }
        }

        // CreateJob names its job in "Name"; of a kind with several placeholders the noun names the one that it is.
        if (_noun.Equals(placeholder.Thing, StringComparison.OrdinalIgnoreCase)
            || (placeholders == 1 && _noun.Equals(kind.Type.Replace("-", string.Empty), StringComparison.OrdinalIgnoreCase)))
        {
            return KindsOf(placeholder).Where(ending => ending.Length > 0).Select(ending => Own(ending, kind)).FirstOrDefault(field => field is not null);
        }

        return null;
    }

    /// <summary>A parameter of that name, unless its value is the ARN of something else: an ARN within an ARN names nothing.</summary>
    private string? Own(string name, ReferenceResource kind) =>
        Field(name) is { } field && !_run.Arguments.Find(field).Any(argument => argument.Literal is { } value && value.StartsWith("arn:", StringComparison.Ordinal) && !kind.HasArn(value) && !IsOfService(value, kind))
            ? field
            : null;

    private static bool IsOfService(string value, ReferenceResource kind) =>
        !ArnText.TryParse(value, out ArnText arn) || kind.Arns.Any(known => known.Text.Split(Colon, 6) is { Length: 6 } parts && parts[2] == arn.Service && arn.Resource.StartsWith(parts[5].Split('$')[0], StringComparison.Ordinal));

    /// <summary>A name never stands for an id, which the service makes, nor an id for a name.</summary>
    private static IEnumerable<string> KindsOf(ReferencePiece placeholder) =>
        placeholder.Parameter.EndsWith("Id", StringComparison.Ordinal) ? ReferencePiece.Kinds.Where(kind => kind != "Name")
        : placeholder.Parameter.EndsWith("Name", StringComparison.Ordinal) ? ReferencePiece.Kinds.Where(kind => kind != "Id")
        : ReferencePiece.Kinds;

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

    private void AddLeftOut(ReferenceAction action, List<Candidate> candidates)
    {
        if (candidates.Count > 0)
        {
            _run.Add(new ScopingIssue(
                ScopingIssueKind.MissingField,
                ScopingSeverity.Information,
                $"{action.Name} can also be granted on the kinds {string.Join(", ", candidates.Select(candidate => candidate.Type.Type).Distinct())}, of which the call names no resource; they were left out.",
                "Add them if the call needs them."));
        }
    }

    private sealed class Candidate
    {
        public Candidate(ReferenceResource type, (string Template, List<string> Missing, bool HasFirst) template)
        {
            Type = type;
            (Template, Missing, HasFirst) = template;
        }

        public ReferenceResource Type { get; }

        public string Template { get; }

        public List<string> Missing { get; }

        /// <summary>Whether no parameter names any part of it.</summary>
        public bool IsUnnamed => Missing.Count > 0 && Type.Arns.All(arn => arn.Pieces.Count(piece => piece.Literal is null) <= Missing.Count);

        /// <summary>Whether a parameter names the outermost part: the bucket of an object.</summary>
        public bool HasFirst { get; }
    }

    private static readonly char[] Colon = { ':' };
}
