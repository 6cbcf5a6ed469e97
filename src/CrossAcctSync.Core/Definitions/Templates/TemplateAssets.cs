using System;
using System.IO;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// Files of a CDK app that lie beside its templates until they are sent to a bucket. A template names the file in the
/// metadata of a resource; where an app leaves that out, <c>stack.assets.json</c> or the file's name tells.
/// </summary>
internal sealed class TemplateAssets
{
    private const string TemplateEnding = ".template.json";

    private readonly NamedFiles _files;
    private readonly string _folder;
    private readonly string? _manifest;

    /// <param name="files">The files.</param>
    /// <param name="template">The template's path.</param>
    public TemplateAssets(NamedFiles files, string template)
    {
        _files = files;
        _folder = Path.GetDirectoryName(template) ?? string.Empty;
        _manifest = template.EndsWith(TemplateEnding, StringComparison.Ordinal)
            ? template.Substring(0, template.Length - TemplateEnding.Length) + ".assets.json"
            : null;
    }

    /// <summary>The file that a property of a resource stands for, or why it is not read; null when it is not at hand.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="property">The property, for example <c>DefinitionS3Location</c>.</param>
    /// <param name="key">The object's key in the bucket, where the template tells it.</param>
    public NamedFile? Find(SourceNode resource, string property, string? key)
    {
        SourceNode metadata = resource["Metadata"];
        string? named = metadata["aws:asset:property"].StringValue is not { } own || own == property ? metadata["aws:asset:path"].StringValue : null;
        return Existing(named) ?? (key is null ? null : Existing(OfManifest(key)) ?? Existing("asset." + key) ?? Existing(key));
    }

    private NamedFile? Existing(string? name)
    {
        if (name is null)
        {
            return null;
        }

        NamedFile file = _files.Find(_folder, name);
        return file.IsThere || file.Refusal is not null ? file : null;
    }

    /// <summary>The file of an asset manifest with a destination of this key (its schema is that of aws-cdk's cloud-assembly-schema).</summary>
    private string? OfManifest(string key)
    {
        if (_manifest is null || _files.Find(_folder, Path.GetFileName(_manifest)) is not { IsThere: true })
        {
            return null;
        }

        try
        {
            foreach (SourceMember file in SourceDocument.Parse(_files.Read(_manifest), _manifest).Root["files"].Members)
            {
                foreach (SourceMember destination in file.Value["destinations"].Members)
                {
                    string? objectKey = destination.Value["objectKey"].StringValue;
                    if (objectKey == key || objectKey?.EndsWith("/" + key, StringComparison.Ordinal) == true)
                    {
                        return file.Value["source"]["path"].StringValue;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is SourceFormatException or IOException or UnauthorizedAccessException)
        {
            // The names of the files may tell all the same.
        }

        return null;
    }
}
