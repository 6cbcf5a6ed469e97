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
    private readonly IDefinitionFiles _files;
    private readonly DefinitionContext _context;
    private readonly HashSet<string>? _named;
    private readonly HashSet<string> _open;
    private readonly TemplateAssets? _assets;

    /// <param name="files">Where definitions beside the template are found.</param>
    /// <param name="context">What is known of the place.</param>
    /// <param name="named">Takes the full paths of the definitions and nested templates that the template names.</param>
    /// <param name="assets">The files of the outermost template; null when this is it.</param>
    /// <param name="open">The nested templates around this one; null when it is not nested.</param>
    public TemplateReader(IDefinitionFiles files, DefinitionContext context, HashSet<string>? named, TemplateAssets? assets = null, HashSet<string>? open = null)
    {
        _files = files;
        _context = context;
        _named = named;
        _assets = assets;
        _open = open ?? new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>The state machines of a template, and of nested stacks whose templates are beside it.</summary>
    public IReadOnlyList<DefinitionResult> Read(SourceNode template)
    {
        var values = new TemplateValues(template, _context);
        var found = new List<DefinitionResult>();
        foreach (SourceMember resource in template["Resources"].Members)
        {
            if (CloudFormationTemplate.IsStateMachine(resource.Value))
            {
                found.Add(ReadOne(resource, values));
            }
            else if (resource.Value["Type"].TextEquals(CloudFormationTemplate.Stack))
            {
                found.AddRange(new NestedStackReader(_files, _context, _named, _open).Read(resource.Value, values, AssetsOf(template)));
            }
        }

        return found;
    }

    private DefinitionResult ReadOne(SourceMember resource, TemplateValues values)
    {
        SourceNode properties = resource.Value["Properties"];
        try
        {
            PlaceholderText substitutions = Substitutions(properties["DefinitionSubstitutions"], values);
            (SourceNode root, IDefinitionText text) = Definition(resource, properties, values, substitutions);
            DefinitionShape.Check(root);

            string? name = Text(properties, values, "StateMachineName", "Name");
            StateMachineArn? arn = name is not null && _context is { Partition: { } partition, Region: { } region, AccountId: { } account }
                ? StateMachineArn.Of(partition, region, account, name)
                : null;
            RoleArn? role = RoleArn.TryParse(Text(properties, values, "RoleArn", "Role"), out RoleArn? parsed, out _) ? parsed : null;
            StateMachineType type = DescribedStateMachine.TypeOf(Text(properties, values, "StateMachineType", "Type")) ?? StateMachineType.Standard;
            return DefinitionResult.Of(new StateMachineDefinition(root, text, name ?? resource.Name, resource.Name, arn, role, type));
        }
        catch (SourceFormatException exception)
        {
            return DefinitionResult.Failed(exception);
        }
    }

    private (SourceNode Root, IDefinitionText Text) Definition(SourceMember resource, SourceNode properties, TemplateValues values, PlaceholderText substitutions)
    {
        SourceNode inline = properties["Definition"];
        if (inline.IsObject)
        {
            return (inline, new TemplateText(values, substitutions));
        }

        SourceNode text = properties["DefinitionString"];
        if (text.Exists)
        {
            TextPattern pattern = values.Resolve(text) ?? throw new SourceFormatException(text.Location, "DefinitionString is a text, or a function that gives one.");
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
        if (location.IsObject && AssetsOf(location)?.Find(resource.Value, "DefinitionS3Location", values.Resolve(location["Key"])?.Literal) is { } asset)
        {
            return (ReadFile(location, asset), substitutions);
        }

        throw new SourceFormatException(
            resource.NameNode.Location,
            $"The definition of '{resource.Name}' is not at hand: Definition, DefinitionString, or a DefinitionUri or asset of a file beside the template was expected.");
    }

    private TemplateAssets? AssetsOf(SourceNode node) => _assets ?? (node.Document!.Path is { } template ? new TemplateAssets(_files, template) : null);

    private SourceNode ReadNamedFile(SourceNode property, string relative)
    {
        string? template = property.Document!.Path;
        string path = template is null ? relative : Path.Combine(Path.GetDirectoryName(template) ?? string.Empty, relative);
        if (!_files.IsFile(path))
        {
            throw new SourceFormatException(property.Location, $"The definition '{relative}' is not there; it is looked for beside the template.");
        }

        return ReadFile(property, path);
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
            _context.Substitutions.TryGetValue(name, out string? given) ? TextPattern.Of(given)
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

    private static string? Text(SourceNode properties, TemplateValues values, string first, string second) =>
        (values.Resolve(properties[first]) ?? values.Resolve(properties[second]))?.Literal;
}
