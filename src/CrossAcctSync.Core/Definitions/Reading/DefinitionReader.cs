using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Assemblies;
using CrossAcctSync.Definitions.Templates;
using CrossAcctSync.Definitions.Terraform;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>
/// Finds the state machines in a document: a definition itself, a CloudFormation or SAM template, the manifest of a CDK
/// app, what <c>terraform show -json</c> prints, or what DescribeStateMachine answers.
/// </summary>
public sealed class DefinitionReader
{
    private static readonly string[] Endings = { ".json", ".json5", ".yaml", ".yml", ".template", ".asl", ".tftpl" };

    private readonly IDefinitionFiles _files;
    private readonly DefinitionContext _context;
    private readonly bool _allowsOutside;

    /// <summary>Makes a reader.</summary>
    /// <param name="files">Where templates find the definitions that they name.</param>
    /// <param name="context">What is known of the place.</param>
    /// <param name="allowsOutside">Whether files that templates name are read also where they lie outside of the folder that is given, or of the given file's own.</param>
    public DefinitionReader(IDefinitionFiles files, DefinitionContext context, bool allowsOutside = false)
    {
        _allowsOutside = allowsOutside;
        _files = files ?? throw new ArgumentNullException(nameof(files));
        _context = context ?? throw new ArgumentNullException(nameof(context));
    }

    /// <summary>Reads the text of a definition or template.</summary>
    /// <param name="text">JSON or YAML.</param>
    /// <param name="name">The state machine's name, where the text does not tell.</param>
    /// <exception cref="SourceFormatException">The text is of neither format, or holds no state machine.</exception>
    public IReadOnlyList<DefinitionResult> ReadText(string text, string name)
    {
        SourceDocument document = SourceDocument.Parse(text);
        return Found(Read(document, name, null, FilesOf(null)), document);
    }

    /// <summary>Reads one file, in which a state machine must be.</summary>
    /// <exception cref="SourceFormatException">The file is of neither format, or holds no state machine.</exception>
    public IReadOnlyList<DefinitionResult> ReadFile(string path)
    {
        SourceDocument document = Parse(_files.Read(path), path);
        return Found(Read(document, NameOf(path), null, FilesOf(Path.GetDirectoryName(path))), document);
    }

    /// <summary>
    /// Reads all files below a folder. A file without a state machine is passed over; one that cannot be read, or gives
    /// none, is a result with a problem when it looks as if it held one. A definition that a template names is read with
    /// the template only, and a template that the manifest of a CDK app names with the manifest.
    /// </summary>
    public FolderReading ReadFolder(string folder)
    {
        var read = new List<(string File, IReadOnlyList<DefinitionResult> Found)>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        NamedFiles files = FilesOf(folder);
        foreach (string file in _files.FilesBelow(folder))
        {
            read.Add((file, ReadOneOfMany(file, named, files)));
        }

        var own = read.Where(one => !named.Contains(Path.GetFullPath(one.File))).ToList();
        return new FolderReading(
            own.SelectMany(one => one.Found).ToArray(),
            read.Count,
            own.Count(one => one.Found.Any(result => result.Definition is not null)) + read.Count - own.Count,
            own.Where(one => one.Found.Any(result => result.Problem is not null && !result.IsNotice)).Select(one => one.File).ToArray());
    }

    private static string NothingFound =>
        "No state machine was found: a definition with StartAt and States, a CloudFormation, SAM or serverless.yml template, the manifest of a CDK app, the output of terraform show -json or pulumi stack export, or the answer of describe-state-machine was expected.";

    /// <summary>What was found where a state machine must be: where there is none, what was not at hand is why.</summary>
    private static IReadOnlyList<DefinitionResult> Found(IReadOnlyList<DefinitionResult> results, SourceDocument document)
    {
        if (results.Count == 0)
        {
            throw new SourceFormatException(document.Root.Location, NothingFound);
        }

        return results.All(result => result.IsNotice) ? results.Select(result => DefinitionResult.Failed(result.Problem!)).ToArray() : results;
    }

    private static SourceDocument Parse(byte[] bytes, string path)
    {
        try
        {
            return SourceDocument.Parse(bytes, path);
        }
        catch (SourceFormatException exception) when (path.EndsWith(".tftpl", StringComparison.OrdinalIgnoreCase))
        {
            throw new SourceFormatException(exception.Location, "This template of Terraform's is no JSON or YAML before Terraform has worked it out. Give what terraform show -json prints of a plan. " + exception.Problem, exception);
        }
    }

    private NamedFiles FilesOf(string? root) => new(_files, root, _allowsOutside);

    private IReadOnlyList<DefinitionResult> ReadOneOfMany(string file, HashSet<string> named, NamedFiles files)
    {
        if (files.RefusalOf(file) is { } refusal)
        {
            return new[] { DefinitionResult.NotAtHand(new SourceFormatException(new SourceLocation(file, SourcePosition.Start), refusal)) };
        }

        byte[] bytes;
        try
        {
            bytes = files.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException(new SourceLocation(file, SourcePosition.Start), "The file cannot be read: " + exception.Message, exception)) };
        }

        try
        {
            SourceDocument document = Parse(bytes, file);
            IReadOnlyList<DefinitionResult> found = Read(document, NameOf(file), named, files);
            return found.Count == 0 && IsDefinitionByName(file) ? Found(found, document) : found;
        }
        catch (SourceFormatException exception)
        {
            return LooksLikeDefinition(file, bytes) ? new[] { DefinitionResult.Failed(exception) } : Array.Empty<DefinitionResult>();
        }
    }

    private IReadOnlyList<DefinitionResult> Read(SourceDocument document, string name, HashSet<string>? named, NamedFiles files)
    {
        SourceNode root = document.Root;
        if (root["StartAt"].Exists || root["States"].IsObject)
        {
            return new[] { ReadDefinition(root, name) };
        }

        if (DescribedStateMachine.IsList(root))
        {
            return root.Elements.ToList().Select((one, index) => DescribedStateMachine.Read(one, _context, $"{name}[{index}]")).ToArray();
        }

        // What aws cloudformation get-template prints.
        if (root["TemplateBody"].IsObject)
        {
            return new TemplateReader(files, _context, named).Read(root["TemplateBody"]);
        }

        if (root["TemplateBody"].IsString)
        {
            return ReadTemplateText(root["TemplateBody"], _context, files);
        }

        if (CloudFormationTemplate.IsTemplate(root))
        {
            return new TemplateReader(files, _context, named).Read(root);
        }

        if (CloudAssembly.Is(root))
        {
            return new CloudAssembly(files, _context, named).Read(root);
        }

        if (TerraformOutput.Is(root))
        {
            return TerraformOutput.Read(root, _context, (text, context) => ReadTemplateText(text, context, files));
        }

        if (TerraformOutput.IsStored(root))
        {
            throw new SourceFormatException(root.Location, "This is a state as Terraform stores it, whose form is its own affair. Give what terraform show -json prints.");
        }

        if (TerraformConfiguration.Is(root))
        {
            return TerraformConfiguration.Read(root, _context);
        }

        if (PulumiExport.Is(root))
        {
            return PulumiExport.Read(root, _context);
        }

        if (ServerlessConfiguration.Is(root))
        {
            return ServerlessConfiguration.Read(root, _context);
        }

        return DescribedStateMachine.Is(root)
            ? new[] { DescribedStateMachine.Read(root, _context, name) }
            : Array.Empty<DefinitionResult>();
    }

    private static IReadOnlyList<DefinitionResult> ReadTemplateText(SourceNode text, DefinitionContext context, NamedFiles files)
    {
        SourceDocument template = SourceDocumentReader.Read(text.StringValue!, new SourceOrigin(text.Document!.Path, text.Location.Position), SourceLimits.Default);
        return CloudFormationTemplate.IsTemplate(template.Root) ? new TemplateReader(files, context, null).Read(template.Root) : Array.Empty<DefinitionResult>();
    }

    private DefinitionResult ReadDefinition(SourceNode root, string name)
    {
        DefinitionShape.Check(root);
        return DefinitionResult.Of(new StateMachineDefinition(root, new PlaceholderText(_context.Substitutions), name, null, null, null, null));
    }

    /// <summary>The file's name without the endings that definitions have.</summary>
    private static string NameOf(string path)
    {
        string name = Path.GetFileName(path);
        foreach (string ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && name.Length > ending.Length)
            {
                name = name.Substring(0, name.Length - ending.Length);
            }
        }

        return name;
    }

    private static bool IsDefinitionByName(string file) =>
        file.IndexOf(".asl.", StringComparison.OrdinalIgnoreCase) >= 0 || file.EndsWith(".asl", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeDefinition(string file, byte[] bytes)
    {
        if (IsDefinitionByName(file))
        {
            return true;
        }

        string text = System.Text.Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 1024 * 1024));
        return text.Contains("StartAt") || text.Contains("::StateMachine") || text.Contains("aws_sfn_state_machine") || text.Contains("stepfunctions_state_machine");
    }
}
