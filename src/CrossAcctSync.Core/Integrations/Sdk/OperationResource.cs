using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Integrations;

/// <summary>
/// Where an action of an operation is granted: the first of some templates that the call's arguments fill in. The last of
/// several may be a wildcard for what none of them names.
/// </summary>
/// <remarks>In the data a text, or a list of texts where there are alternatives.</remarks>
internal sealed class OperationResource
{
    private readonly ResourceTemplate[] _templates;

    private OperationResource(ResourceTemplate[] templates) => _templates = templates;

    public static IReadOnlyList<OperationResource> ReadAll(JsonElement list) => list.EnumerateArray().Select(Read).ToArray();

    /// <summary>Adds the resources.</summary>
    /// <param name="run">The task.</param>
    /// <param name="action">The action, for messages.</param>
    /// <param name="resources">What they are added to.</param>
    public void Render(ScopingRun run, string action, List<string> resources)
    {
        if (run.Arguments.IsOpaque)
        {
            run.RenderWithout(_templates[_templates.Length - 1], resources);
            return;
        }

        int first = resources.Count;
        for (int i = 0; i < _templates.Length && resources.Count == first; i++)
        {
            run.Render(_templates[i], null, resources);
        }

        ResourceTemplate last = _templates[_templates.Length - 1];
        if (_templates.Length > 1 && last.Fields.Length == 0 && resources.Count == first + 1 && resources[first].EndsWith("*", System.StringComparison.Ordinal) && !IsNamed(run))
        {
            run.Add(new ScopingIssue(
                ScopingIssueKind.MissingField,
                ScopingSeverity.Warning,
                $"No parameter of the call names {Kind(last.Text)} of the resources of {action}; a wildcard stands in their place.",
                "Narrow the wildcard by hand."));
        }
    }

    private bool IsNamed(ScopingRun run) => _templates.Any(template => template.Fields.Length > 0 && template.Fields.All(field => field.Default is not null || run.Arguments.Find(field.Path).Count > 0));

    private static string Kind(string template)
    {
        string resource = template.Substring(template.LastIndexOf('}') < 0 ? 0 : template.LastIndexOf('}') + 1).TrimStart(':', '/');
        return resource.TrimEnd('*', '/', ':') is { Length: > 0 } kind ? kind : "the resource";
    }

    private static OperationResource Read(JsonElement element) => new(
        element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select(text => ResourceTemplate.Parse(text.GetString()!)).ToArray()
            : [ResourceTemplate.Parse(element.GetString()!)]);
}
