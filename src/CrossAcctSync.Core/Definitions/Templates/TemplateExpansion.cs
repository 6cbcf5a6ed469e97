using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// Works out the functions that change a template's structure, as CloudFormation does before it looks at resources:
/// <c>Fn::ForEach</c> (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html),
/// <c>AWS::Include</c> (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html) of a
/// file at hand, and <c>Fn::If</c> where a case of the conditions is given. Places stay those of the text.
/// </summary>
internal sealed class TemplateExpansion
{
    private const string ForEach = "Fn::ForEach::";
    private const string Transform = "Fn::Transform";
    private const string If = "Fn::If";

    private readonly TemplateValues _values;
    private readonly ConditionCase _case;
    private readonly Func<SourceNode, SourceNode>? _include;
    private readonly Dictionary<string, string> _items = new(StringComparer.Ordinal);
    private readonly TapeBuilder _builder;
    private readonly SourceNode _root;
    private SourcePosition? _place;

    private TemplateExpansion(SourceNode root, TemplateValues values, ConditionCase conditions, Func<SourceNode, SourceNode>? include)
    {
        _root = root;
        _values = values;
        _case = conditions;
        _include = include;
        _builder = new TapeBuilder(new SourceOrigin(root.Document!.Path), SourceLimits.Default);
    }

    /// <summary>A part of a template with the functions worked out; the part itself where there are none.</summary>
    /// <param name="root">The part.</param>
    /// <param name="values">The template's values.</param>
    /// <param name="conditions">How conditions fall; an <c>Fn::If</c> of any other stays.</param>
    /// <param name="include">The content of the file that an include names by its <c>Location</c>; null to leave includes as they are.</param>
    /// <exception cref="SourceFormatException">What a loop runs over is not known, an included file is not at hand, or the result is beyond the limits.</exception>
    public static SourceNode Of(SourceNode root, TemplateValues values, ConditionCase conditions, Func<SourceNode, SourceNode>? include)
    {
        if (!IsNeeded(root, conditions, include is not null))
        {
            return root;
        }

        var expansion = new TemplateExpansion(root, values, conditions, include);
        expansion.Write(root);
        return expansion._builder.ToDocument(root.Document!.Format).Root;
    }

    /// <summary>The file that a <c>Fn::Transform</c> includes; absent when it is no include.</summary>
    public static SourceNode IncludeLocation(SourceNode transform) =>
        transform["Name"].TextEquals("AWS::Include") ? transform["Parameters"]["Location"] : default;

    private static bool IsNeeded(SourceNode node, ConditionCase conditions, bool includes)
    {
        foreach (SourceMember member in node.Members)
        {
            if (member.NameNode.StartsWith(ForEach) || (includes && member.NameNode.TextEquals(Transform) && IncludeLocation(member.Value).Exists)
                || (member.NameNode.TextEquals(If) && conditions[member.Value[0].StringValue ?? string.Empty] is not null) || IsNeeded(member.Value, conditions, includes))
            {
                return true;
            }
        }

        foreach (SourceNode element in node.Elements)
        {
            if (IsNeeded(element, conditions, includes))
            {
                return true;
            }
        }

        return false;
    }

    private void Write(SourceNode node)
    {
        node = Chosen(node);
        SourcePosition position = PositionOf(node);
        switch (node.Kind)
        {
            case SourceNodeKind.Object when node.Count == 1 && node["Ref"].StringValue is { } name && _items.TryGetValue(name, out string? item):
                _builder.Scalar(SourceNodeKind.String, item, position);
                break;
            case SourceNodeKind.Object when _include is not null && node.Count == 1 && IncludeLocation(node[Transform]) is { Exists: true } location:
                Included(location, Write);
                break;
            case SourceNodeKind.Object:
                _builder.Open(SourceNodeKind.Object, position);
                WriteMembers(node);
                _builder.Close();
                break;
            case SourceNodeKind.Array:
                _builder.Open(SourceNodeKind.Array, position);
                foreach (SourceNode element in node.Elements)
                {
                    if (!IsNoValue(Chosen(element)))
                    {
                        Write(element);
                    }
                }

                _builder.Close();
                break;
            default:
                _builder.Scalar(node.Kind, node.IsString ? WithItems(node.StringValue!) : node.Text!, position);
                break;
        }
    }

    private void WriteMembers(SourceNode node)
    {
        foreach (SourceMember member in node.Members)
        {
            if (member.NameNode.StartsWith(ForEach) && member.Value.Count == 3 && member.Value.IsArray)
            {
                WriteLoop(member.Value);
            }
            else if (_include is not null && member.NameNode.TextEquals(Transform) && IncludeLocation(member.Value) is { Exists: true } location)
            {
                Included(location, WriteMembers);
            }
            else if (!IsNoValue(Chosen(member.Value)))
            {
                _builder.Scalar(SourceNodeKind.String, WithItems(member.Name), PositionOf(member.NameNode));
                Write(member.Value);
            }
        }
    }

    private void WriteLoop(SourceNode loop)
    {
        string identifier = loop[0].StringValue ?? throw new SourceFormatException(loop.Location, "The name of a loop's variable was expected first.");
        _items.TryGetValue(identifier, out string? outer);
        foreach (string item in Collection(loop[1]))
        {
            _items[identifier] = item;
            WriteMembers(loop[2]);
        }

        if (outer is null)
        {
            _items.Remove(identifier);
        }
        else
        {
            _items[identifier] = outer;
        }
    }

    /// <summary>What a loop runs over: a list, or the value of a parameter that holds one.</summary>
    private IEnumerable<string> Collection(SourceNode node)
    {
        node = Chosen(node);
        if (node.IsArray)
        {
            return node.Elements.ToList().Select(element => _values.Resolve(element)?.Literal ?? throw Unknown(element)).Select(WithItems).ToArray();
        }

        if (_values.ListOf(node) is { } list)
        {
            return list;
        }

        string text = _values.Resolve(node)?.Literal ?? throw Unknown(node);
        return text.Split(',').Select(item => item.Trim()).ToArray();
    }

    private static SourceFormatException Unknown(SourceNode node) => new(
        node.Location,
        "What the loop runs over is known only when the template is deployed. Give the values of its parameters with -Substitution, a list with commas.");

    private void Included(SourceNode location, Action<SourceNode> write)
    {
        // The places of another file would be wrong in this one.
        SourcePosition? outer = _place;
        _place = PositionOf(location);
        write(_include!(location));
        _place = outer;
    }

    /// <summary>The branch of an <c>Fn::If</c> that the case takes.</summary>
    private SourceNode Chosen(SourceNode node)
    {
        while (node.Count == 1 && node[If] is { IsArray: true } branches && _case[branches[0].StringValue ?? string.Empty] is { } holds)
        {
            node = branches[holds ? 1 : 2];
        }

        return node;
    }

    private static bool IsNoValue(SourceNode node) => !node.Exists || (node.Count == 1 && node["Ref"].TextEquals("AWS::NoValue"));

    private SourcePosition PositionOf(SourceNode node) => _place ?? (node.Exists ? node : _root).Location.Position;

    private string WithItems(string text)
    {
        foreach (KeyValuePair<string, string> item in _items)
        {
            if (text.IndexOf(item.Key, StringComparison.Ordinal) >= 0)
            {
                text = text.Replace("${" + item.Key + "}", item.Value).Replace("&{" + item.Key + "}", string.Concat(item.Value.Where(char.IsLetterOrDigit)));
            }
        }

        return text;
    }
}
