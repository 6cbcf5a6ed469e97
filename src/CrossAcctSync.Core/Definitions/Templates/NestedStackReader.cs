using System;
using System.Collections.Generic;
using System.IO;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// Nested stacks whose templates lie beside the one that names them, as CDK and <c>aws cloudformation package</c> keep them
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html). Parameters have the
/// values that the outer template gives.
/// </summary>
internal sealed class NestedStackReader
{
    private readonly NamedFiles _files;
    private readonly DefinitionContext _context;
    private readonly HashSet<string>? _named;
    private readonly HashSet<string> _open;

    /// <param name="files">The files.</param>
    /// <param name="context">What is known of the outer template.</param>
    /// <param name="named">Takes the full paths of the templates that are read.</param>
    /// <param name="open">The nested templates around the outer one.</param>
    public NestedStackReader(NamedFiles files, DefinitionContext context, HashSet<string>? named, HashSet<string> open)
    {
        _files = files;
        _context = context;
        _named = named;
        _open = open;
    }

    /// <param name="resource">The nested stack or application in the outer template.</param>
    /// <param name="property">The property that names its template.</param>
    /// <param name="values">The values of the outer template.</param>
    /// <param name="assets">The files beside it; null for a template that is no file.</param>
    /// <returns>The state machines, or a notice that the template is not at hand.</returns>
    public IReadOnlyList<DefinitionResult> Read(SourceMember resource, string property, TemplateValues values, TemplateAssets? assets)
    {
        SourceNode stack = resource.Value;
        SourceNode address = stack["Properties"][property];
        TextPattern? named = values.Resolve(address);
        NamedFile? file = assets?.Find(stack, property, KeyOf(named));
        if (file is { Refusal: { } refusal })
        {
            return new[] { DefinitionResult.NotAtHand(new SourceFormatException((address.Exists ? address : stack).Location, $"The template of '{resource.Name}' is not looked at: {refusal}")) };
        }

        if (file?.Path is not { } path)
        {
            return new[] { DefinitionResult.NotAtHand(new SourceFormatException((address.Exists ? address : stack).Location, $"The template of '{resource.Name}' is not at hand ({named?.ToString() ?? "it is named in another way than by a file"}), so state machines in it are not looked at. Put it beside this one, or give it by itself.")) };
        }

        if (!_open.Add(Path.GetFullPath(path)))
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException((address.Exists ? address : stack).Location, $"The template of '{resource.Name}' is '{path}', which is one that this one is nested in. Such a stack could not be deployed.")) };
        }

        _named?.Add(Path.GetFullPath(path));
        try
        {
            SourceDocument template = SourceDocument.Parse(_files.Read(path), path);
            return new TemplateReader(_files, ContextOf(stack["Properties"]["Parameters"], values), _named, assets, _open).Read(template.Root);
        }
        catch (SourceFormatException exception)
        {
            return new[] { DefinitionResult.Failed(exception) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new[] { DefinitionResult.Failed(new SourceFormatException((address.Exists ? address : stack).Location, $"The template '{path}' cannot be read: {exception.Message}", exception)) };
        }
        finally
        {
            _open.Remove(Path.GetFullPath(path));
        }
    }

    /// <summary>
    /// The file's name: the address itself where it is no web address, else the part behind the last slash. The suffix of
    /// the host's name may be unknown.
    /// </summary>
    private static string? KeyOf(TextPattern? address)
    {
        if (address?.Literal is { } whole && whole.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            return whole;
        }

        string? end = address is { Segments.Count: > 0 } ? address.Segments[address.Segments.Count - 1] : null;
        int slash = end?.LastIndexOf('/') ?? -1;
        return slash < 0 ? null : end!.Substring(slash + 1);
    }

    private DefinitionContext ContextOf(SourceNode parameters, TemplateValues values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SourceMember parameter in parameters.Members)
        {
            if (values.Resolve(parameter.Value) is { IsLiteral: true } value)
            {
                known[parameter.Name] = value.Literal!;
            }
        }

        return _context.Within(known);
    }
}
