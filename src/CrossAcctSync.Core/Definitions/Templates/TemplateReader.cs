using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// The state machines of a CloudFormation or SAM template
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html,
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html).
/// </summary>
internal sealed class TemplateReader
{
    private readonly NamedFiles _files;
    private readonly DefinitionContext _context;
    private readonly HashSet<string>? _named;
    private readonly HashSet<string> _open;
    private readonly TemplateAssets? _assets;

    /// <param name="files">Where definitions beside the template are found.</param>
    /// <param name="context">What is known of the place.</param>
    /// <param name="named">Takes the full paths of the definitions and nested templates that the template names.</param>
    /// <param name="assets">The files of the outermost template; null when this is it.</param>
    /// <param name="open">The nested templates around this one; null when it is not nested.</param>
    public TemplateReader(NamedFiles files, DefinitionContext context, HashSet<string>? named, TemplateAssets? assets = null, HashSet<string>? open = null)
    {
        _files = files;
        _context = context;
        _named = named;
        _assets = assets;
        _open = open ?? new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>The state machines of a template, and of nested stacks and applications whose templates are beside it.</summary>
    /// <exception cref="SourceFormatException">What the template holds is known only when it is deployed.</exception>
    public IReadOnlyList<DefinitionResult> Read(SourceNode template)
    {
        // Includes elsewhere are of the resource that they stand in, and no reason to pass over the others.
        Func<SourceNode, SourceNode>? include = template["Resources"]["Fn::Transform"].Exists ? Include : null;
        template = TemplateExpansion.Of(template, new TemplateValues(template, _context), ConditionCase.Only, include);
        var values = new TemplateValues(template, _context);
        var conditions = new TemplateConditions(template, values);
        var found = new List<DefinitionResult>();
        foreach (SourceMember resource in template["Resources"].Members)
        {
            if (CloudFormationTemplate.IsStateMachine(resource.Value))
            {
                found.AddRange(ReadForms(resource, template, conditions));
            }
            else if (CloudFormationTemplate.NestedTemplateProperty(resource.Value) is { } property)
            {
                found.AddRange(new NestedStackReader(_files, _context, _named, _open).Read(resource, property, values, AssetsOf(template)));
            }
        }

        return found;
    }

    /// <summary>One definition with all forms that conditions give it; several where it is another state machine under each.</summary>
    private IEnumerable<DefinitionResult> ReadForms(SourceMember resource, SourceNode template, TemplateConditions conditions)
    {
        IReadOnlyList<ConditionCase> cases;
        try
        {
            cases = conditions.CasesOf(resource.Value);
        }
        catch (SourceFormatException exception)
        {
            return new[] { DefinitionResult.Failed(exception) };
        }

        if (cases.Count == 1)
        {
            return new[] { ReadOne(resource, template, cases[0]) };
        }

        DefinitionResult[] results = cases.Select(one => ReadOne(resource, template, one)).ToArray();
        StateMachineDefinition[] forms = results.Where(result => result.Definition is not null).Select(result => result.Definition!).ToArray();
        IEnumerable<DefinitionResult> machines = forms
            .GroupBy(form => (form.Name, form.Arn?.ToString(), form.SourceRoleArn?.ToString(), form.Type))
            .Select(group => group.ToArray())
            .Select(group => DefinitionResult.Of(group[0].WithForms(group)));
        return machines.Concat(results.Where(result => result.Problem is not null)).ToArray();
    }

    private DefinitionResult ReadOne(SourceMember resource, SourceNode template, ConditionCase conditions)
    {
        try
        {
            var values = new TemplateValues(template, _context, conditions);
            SourceNode whole = TemplateExpansion.Of(resource.Value, values, conditions, Include);
            SourceNode properties = whole["Properties"];
            PlaceholderText substitutions = Substitutions(properties["DefinitionSubstitutions"], values);
            (SourceNode root, IDefinitionText text) = Definition(resource, whole, values, substitutions);
            DefinitionShape.Check(root);

            TextPattern? namePattern = values.Resolve(properties["StateMachineName"]) ?? values.Resolve(properties["Name"]);
            string? name = namePattern?.Literal is { Length: > 0 } literal ? literal : null;
            StateMachineArn? arn = name is not null && _context is { Partition: { } partition, Region: { } region, AccountId: { } account }
                ? StateMachineArn.TryOf(partition, region, account, name)
                : null;
            MachineNameRule? rule = name is not null ? null
                : namePattern is { IsUnknown: false, IsLiteral: false } ? MachineNameRule.OfPattern(namePattern)
                : namePattern is null ? MachineNameRule.OfStack(resource.Name)
                : null;
            RoleArn? role = RoleArn.TryParse(Text(properties, values, "RoleArn", "Role"), out RoleArn? parsed, out _) ? parsed : null;
            StateMachineType type = DescribedStateMachine.TypeOf(Text(properties, values, "StateMachineType", "Type")) ?? StateMachineType.Standard;
            var definition = new StateMachineDefinition(root, text, name ?? resource.Name, resource.Name, arn, role, type, name, rule)
                .WithSwitches(
                    MachineSwitch.Logging(Either(properties, "LoggingConfiguration", "Logging"), values.Resolve),
                    MachineSwitch.Tracing(Either(properties, "TracingConfiguration", "Tracing"), values.Resolve));
            return DefinitionResult.Of(conditions.Text is { } condition ? definition.Under(condition) : definition);
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }

    private (SourceNode Root, IDefinitionText Text) Definition(SourceMember resource, SourceNode whole, TemplateValues values, PlaceholderText substitutions)
    {
        SourceNode properties = whole["Properties"];
        // A file that is included whole keeps the places of its own text.
        SourceNode included = TemplateExpansion.IncludeLocation(resource.Value["Properties"]["Definition"]["Fn::Transform"]);
        if (included.Exists)
        {
            return (Include(included), new TemplateText(values, substitutions));
        }

        SourceNode inline = properties["Definition"].IsObject ? properties["Definition"] : properties["DefinitionString"]["Fn::ToJsonString"];
        if (inline.IsObject)
        {
            return (inline, new TemplateText(values, substitutions));
        }

        SourceNode text = properties["DefinitionString"];
        if (text.Exists)
        {
            TextPattern pattern = values.ResolveReferring(text) ?? throw new SourceFormatException(text.Location, "DefinitionString is a text, or a function that gives one.");
            // A hole becomes a placeholder without a name, which may also stand where JSON has no quotation marks.
            string json = string.Concat(pattern.Segments.Select(segment => segment ?? "${}"));
            return (SourceDocumentReader.Read(json, OriginOf(text), SourceLimits.Default).Root, substitutions);
        }

        foreach (string property in new[] { "DefinitionUri", "DefinitionS3Location" })
        {
            if (values.Resolve(properties[property])?.Literal is { } relative && !relative.StartsWith("s3://", StringComparison.Ordinal))
            {
                return (ReadNamedFile(properties[property], relative), substitutions);
            }
        }

        SourceNode location = properties["DefinitionS3Location"];
        if (location.IsObject && AssetsOf(location)?.Find(whole, "DefinitionS3Location", values.Resolve(location["Key"])?.Literal) is { } asset)
        {
            return asset.IsThere ? (ReadFile(location, asset.Path), substitutions) : throw new SourceFormatException(location.Location, "The definition " + asset.Refusal);
        }

        throw new SourceFormatException(
            resource.NameNode.Location,
            $"The definition of '{resource.Name}' is not at hand: Definition, DefinitionString, or a DefinitionUri or asset of a file beside the template was expected.");
    }

    private TemplateAssets? AssetsOf(SourceNode node) => _assets ?? (node.Document!.Path is { } template ? new TemplateAssets(_files, template) : null);

    private SourceNode Include(SourceNode location)
    {
        string? path = location.StringValue;
        return path is not null && path.IndexOf("://", StringComparison.Ordinal) < 0
            ? ReadNamedFile(location, path)
            : throw new SourceFormatException(location.Location, $"What AWS::Include adds from '{path ?? SourceJson.Write(location)}' is not at hand. Put the file beside the template and name it, or give the template as it was deployed: aws cloudformation get-template --template-stage Processed.");
    }

    private SourceNode ReadNamedFile(SourceNode property, string relative)
    {
        string? template = property.Document!.Path;
        NamedFile file = _files.Find(template is null ? string.Empty : Path.GetDirectoryName(template) ?? string.Empty, relative);
        if (!file.IsThere)
        {
            throw new SourceFormatException(property.Location, file.Refusal is { } refusal ? "The definition " + refusal : $"The definition '{relative}' is not there; it is looked for beside the template.");
        }

        return ReadFile(property, file.Path);
    }

    private SourceNode ReadFile(SourceNode property, string path)
    {
        _named?.Add(Path.GetFullPath(path));
        try
        {
            return SourceDocument.Parse(_files.Read(path), path).Root;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceFormatException(property.Location, $"The definition '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private PlaceholderText Substitutions(SourceNode node, TemplateValues values)
    {
        var known = new Dictionary<string, TextPattern>(StringComparer.Ordinal);
        foreach (SourceMember member in node.Members)
        {
            known[member.Name] = values.Resolve(member.Value) ?? TextPattern.Unknown;
        }

        // What the user gives holds over what the template says.
        return new PlaceholderText(name =>
            _context.Substitutions.TryGetValue(name, out string? given) || (given = DynamicReference.Given(_context.Substitutions, name)) is not null ? TextPattern.Of(given)
            : known.TryGetValue(name, out TextPattern? value) ? value
            : null);
    }

    private static SourceOrigin OriginOf(SourceNode text)
    {
        SourceNode scalar = text;
        foreach (SourceMember function in text.Members)
        {
            scalar = function.Value.IsArray ? function.Value[0] : function.Value;
        }

        SourcePosition start = scalar.Location.Position;
        bool isBlock = text.Document!.Format == SourceFormat.Yaml && scalar.StringValue?.IndexOf('\n') >= 0;
        return new SourceOrigin(text.Document.Path, isBlock ? new SourcePosition(start.Line + 1, 1) : start, isBlock);
    }

    /// <summary>A property by CloudFormation's name or by SAM's.</summary>
    private static SourceNode Either(SourceNode properties, string first, string second) => properties[first].Exists ? properties[first] : properties[second];

    private static string? Text(SourceNode properties, TemplateValues values, string first, string second) =>
        (values.Resolve(properties[first]) ?? values.Resolve(properties[second]))?.Literal;
}
