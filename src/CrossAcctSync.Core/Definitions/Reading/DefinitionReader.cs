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
    private static readonly string[] Endings = { ".json", ".yaml", ".yml", ".template", ".asl" };

    private readonly IDefinitionFiles _files;
    private readonly DefinitionContext _context;

    /// <summary>Makes a reader.</summary>
    /// <param name="files">Where templates find the definitions that they name.</param>
    /// <param name="context">What is known of the place.</param>
    public DefinitionReader(IDefinitionFiles files, DefinitionContext context)
    {
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
        IReadOnlyList<DefinitionResult> found = Read(document, name, null);
        return found.Count > 0 ? found : throw new SourceFormatException(document.Root.Location, NothingFound);
    }

    /// <summary>Reads one file, in which a state machine must be.</summary>
    /// <exception cref="SourceFormatException">The file is of neither format, or holds no state machine.</exception>
    public IReadOnlyList<DefinitionResult> ReadFile(string path)
    {
        SourceDocument document = SourceDocument.Parse(_files.Read(path), path);
        IReadOnlyList<DefinitionResult> found = Read(document, NameOf(path), null);
        return found.Count > 0 ? found : throw new SourceFormatException(document.Root.Location, NothingFound);
    }

    /// <summary>
    /// Reads all files below a folder. A file without a state machine is passed over; one that cannot be read is a
    /// result with a problem when it looks like a definition. A definition that a template names is read with the
    /// template only, and a template that the manifest of a CDK app names with the manifest.
    /// </summary>
    public IEnumerable<DefinitionResult> ReadFolder(string folder)
    {
        var read = new List<(string File, IReadOnlyList<DefinitionResult> Found)>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in _files.FilesBelow(folder))
        {
            read.Add((file, ReadOneOfMany(file, named)));
        }

        return read.Where(one => !named.Contains(Path.GetFullPath(one.File))).SelectMany(one => one.Found);
    }

    private static string NothingFound =>
        "No state machine was found: a definition with StartAt and States, a CloudFormation or SAM template, the manifest of a CDK app, the output of terraform show -json, or the answer of describe-state-machine was expected.";

    private IReadOnlyList<DefinitionResult> ReadOneOfMany(string file, HashSet<string> named)
    {
        byte[] bytes;
        try
        {
            bytes = _files.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException(new SourceLocation(file, SourcePosition.Start), "The file cannot be read: " + exception.Message, exception)) };
        }

        try
        {
            return Read(SourceDocument.Parse(bytes, file), NameOf(file), named);
        }
        catch (SourceFormatException exception)
        {
            return LooksLikeDefinition(file, bytes) ? new[] { DefinitionResult.Failed(exception) } : Array.Empty<DefinitionResult>();
        }
    }

    private IReadOnlyList<DefinitionResult> Read(SourceDocument document, string name, HashSet<string>? named)
    {
        SourceNode root = document.Root;
        if (root["StartAt"].Exists || root["States"].IsObject)
        {
            return new[] { ReadDefinition(root, name) };
        }

        if (CloudFormationTemplate.IsTemplate(root))
        {
            return new TemplateReader(_files, _context, named).Read(root);
        }

        if (CloudAssembly.Is(root))
        {
            return new CloudAssembly(_files, _context, named).Read(root);
        }

        if (TerraformOutput.Is(root))
        {
            return TerraformOutput.Read(root, _context);
        }

        if (TerraformOutput.IsStored(root))
        {
            throw new SourceFormatException(root.Location, "This is a state as Terraform stores it, whose form is its own affair. Give what terraform show -json prints.");
        }

        return DescribedStateMachine.Is(root)
            ? new[] { DescribedStateMachine.Read(root, _context) }
            : Array.Empty<DefinitionResult>();
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

    private static bool LooksLikeDefinition(string file, byte[] bytes)
    {
        if (file.IndexOf(".asl.", StringComparison.OrdinalIgnoreCase) >= 0 || file.EndsWith(".asl", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        string text = System.Text.Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 1024 * 1024));
        return text.Contains("StartAt") || text.Contains("::StateMachine") || text.Contains("aws_sfn_state_machine");
    }
}
