using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Definitions.Templates;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Assemblies;

/// <summary>
/// A folder that <c>cdk synth</c> wrote: <c>manifest.json</c> names the stacks, their templates, and the accounts and
/// regions that they go to (https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-app). Each stage has a
/// folder of the same form below it.
/// </summary>
internal sealed class CloudAssembly
{
    private const string Stack = "aws:cloudformation:stack";
    private const string Nested = "cdk:cloud-assembly";

    private readonly NamedFiles _files;
    private readonly DefinitionContext _context;
    private readonly HashSet<string>? _named;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <param name="files">The files.</param>
    /// <param name="context">What the user knows; what the manifest says of a stack holds over it.</param>
    /// <param name="named">Takes the full paths of all files that belong to the assembly and are read with it.</param>
    public CloudAssembly(NamedFiles files, DefinitionContext context, HashSet<string>? named)
    {
        _files = files;
        _context = context;
        _named = named;
    }

    /// <summary>Whether the document is the manifest of an assembly.</summary>
    public static bool Is(SourceNode root) => root["version"].IsString && root["artifacts"].IsObject;

    /// <summary>The state machines of all stacks, those of stages too.</summary>
    public IReadOnlyList<DefinitionResult> Read(SourceNode manifest)
    {
        string folder = Path.GetDirectoryName(manifest.Document!.Path ?? string.Empty) ?? string.Empty;
        _read.Add(Path.GetFullPath(manifest.Document.Path ?? "manifest.json"));
        var found = new List<DefinitionResult>();
        foreach (SourceMember artifact in manifest["artifacts"].Members)
        {
            string? type = artifact.Value["type"].StringValue;
            SourceNode properties = artifact.Value["properties"];
            if (type == Stack && properties["templateFile"].StringValue is { } template)
            {
                found.AddRange(ReadTemplate(properties["templateFile"], _files.Find(folder, template), ContextOf(artifact.Value["environment"].StringValue)));
            }
            else if (type == Nested && properties["directoryName"].StringValue is { } below)
            {
                found.AddRange(ReadStage(properties["directoryName"], _files.Find(folder, below + "/manifest.json")));
            }
        }

        return found;
    }

    private IReadOnlyList<DefinitionResult> ReadStage(SourceNode name, NamedFile file) => Try(name, file, path =>
    {
        SourceDocument document = SourceDocument.Parse(_files.Read(path), path);
        return Is(document.Root) ? Read(document.Root) : throw new SourceFormatException(document.Root.Location, "The manifest of a cloud assembly was expected, with version and artifacts.");
    });

    private IReadOnlyList<DefinitionResult> ReadTemplate(SourceNode name, NamedFile file, DefinitionContext context) => Try(name, file, path =>
        new TemplateReader(_files, context, _named).Read(SourceDocument.Parse(_files.Read(path), path).Root));

    /// <summary>Reads a file that the manifest names, once, however often it is named.</summary>
    private IReadOnlyList<DefinitionResult> Try(SourceNode name, NamedFile file, Func<string, IReadOnlyList<DefinitionResult>> read)
    {
        if (file.Refusal is { } refusal)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException(name.Location, $"The manifest names what is not read: {refusal}")) };
        }

        string path = file.Path;
        if (!_read.Add(Path.GetFullPath(path)))
        {
            return Array.Empty<DefinitionResult>();
        }

        _named?.Add(Path.GetFullPath(path));
        if (!file.IsThere)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException(name.Location, $"The file '{name.StringValue}' is not there; the manifest names it. Was the assembly copied in part?")) };
        }

        try
        {
            return read(path);
        }
        catch (SourceFormatException exception)
        {
            return new[] { DefinitionResult.Failed(exception) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException(name.Location, $"The file '{name.StringValue}' cannot be read: {exception.Message}", exception)) };
        }
    }

    /// <summary><c>aws://111122223333/us-east-2</c>; an unknown part is <c>unknown-account</c> or <c>unknown-region</c>.</summary>
    private DefinitionContext ContextOf(string? environment)
    {
        const string Scheme = "aws://";
        string[] parts = environment?.StartsWith(Scheme, StringComparison.Ordinal) == true ? environment.Substring(Scheme.Length).Split('/') : Array.Empty<string>();
        string? account = parts.Length == 2 && AccountId.IsValid(parts[0]) ? parts[0] : _context.AccountId;
        string? region = parts.Length == 2 && parts[1] != "unknown-region" ? parts[1] : _context.Region;
        return _context with { AccountId = account, Region = region, Partition = region is null ? _context.Partition : Partitions.OfRegion(region) };
    }
}
