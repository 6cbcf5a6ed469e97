using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>A CloudFormation template as text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Creates">Its resources.</param>
/// <param name="Alternatives">The most forms that one property has among the groups.</param>
/// <param name="IsConditional">Whether each resource is made only in the accounts that it belongs to.</param>
internal sealed record StackText(string Text, IReadOnlyList<TemplateResource> Creates, int Alternatives, bool IsConditional)
{
    /// <summary>How the name of a template's file ends.</summary>
    public static string EndingOf(SyncTemplateOptions options) => options.Syntax == TemplateSyntax.Yaml ? ".template.yaml" : ".template.json";

    /// <summary>A template as text; one that is longer than it may be is JSON without white space, which is YAML, too.</summary>
    public static string Write(JsonNode template, SyncTemplateOptions options, int mostBytes)
    {
        string text = options.Syntax == TemplateSyntax.Yaml ? TemplateYaml.Write(template) : TemplateJson.Write(template, indented: true);
        return Encoding.UTF8.GetByteCount(text) > mostBytes ? TemplateJson.Write(template, indented: false) + "\n" : text;
    }

    /// <summary>The longest template that is sent with a request, in bytes (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).</summary>
    public const int MostInlineBytes = 51200;

    /// <summary>The longest template in a bucket, in bytes (same page).</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>The most resources of a template (same page).</summary>
    public const int MostResources = 500;

    // No quota: deeper than this nobody can read it.
    private const int MostAlternatives = 25;

    /// <summary>The bytes of the text in UTF-8.</summary>
    public int Size { get; } = Encoding.UTF8.GetByteCount(Text);

    /// <summary>Whether CloudFormation takes the template, by way of a bucket if need be.</summary>
    public bool Fits => Size <= MostBytes && Creates.Count <= MostResources && Alternatives <= MostAlternatives;

    /// <summary>Whether the template has to lie in a bucket.</summary>
    public bool NeedsBucket => Size > MostInlineBytes;
}
