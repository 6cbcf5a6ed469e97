using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// Values in a template: texts and intrinsic functions, worked out as far as the template and the user tell
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html).
/// </summary>
internal sealed class TemplateValues
{
    // References can be circular in a template that was never deployed.
    private const int MostLevels = 20;

    private static readonly char[] Dot = { '.' };

    private readonly SourceNode _template;
    private readonly DefinitionContext _context;
    private readonly ConditionCase _case;
    private readonly TemplateResources _resources;
    private int _depth;

    /// <param name="template">The template.</param>
    /// <param name="context">What is known of the place.</param>
    /// <param name="conditions">How conditions fall; null where nothing is known of them.</param>
    public TemplateValues(SourceNode template, DefinitionContext context, ConditionCase? conditions = null)
    {
        _template = template;
        _context = context;
        _case = conditions ?? ConditionCase.Only;
        _resources = new TemplateResources(template, this);
    }

    /// <summary>The text of a node, as it is deployed; null when the node is no text and no function that gives one.</summary>
    public TextPattern? Resolve(SourceNode node) =>
        ResolveReferring(node) is { } text ? DynamicReference.Replace(text, _context.Substitutions) : null;

    /// <summary>The text of a node with its dynamic references as they are written.</summary>
    public TextPattern? ResolveReferring(SourceNode node)
    {
        if (!node.IsObject)
        {
            return node.Kind is SourceNodeKind.None or SourceNodeKind.Null or SourceNodeKind.Array ? null : TextPattern.Of(node.Text!);
        }

        if (node.Count != 1 || ++_depth > MostLevels)
        {
            return node.Count == 1 ? TextPattern.Unknown : null;
        }

        try
        {
            foreach (SourceMember function in node.Members)
            {
                return Call(function.Name, function.Value);
            }

            return null;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>The text of a node, where no deployment can change it: it is written out, or the user gave it; else null.</summary>
    public string? Given(SourceNode node) => DependsOnDeployment(node) ? null : Resolve(node)?.Literal;

    /// <summary>The texts of a list: one that is written out, that of a parameter, or of a mapping; null for what is not known.</summary>
    public IReadOnlyList<string>? ListOf(SourceNode node)
    {
        if (node.Count == 1 && node["Fn::FindInMap"] is { IsArray: true } map
            && Resolve(map[0])?.Literal is { } name && Resolve(map[1])?.Literal is { } first && Resolve(map[2])?.Literal is { } second)
        {
            node = _template["Mappings"][name][first][second];
        }
        else if (node.Count == 1 && node["Ref"].StringValue is { } parameter && !_context.Substitutions.ContainsKey(parameter) && _template["Parameters"][parameter]["Default"] is { IsArray: true } values)
        {
            node = values;
        }

        if (!node.IsArray)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (SourceNode element in node.Elements)
        {
            if (Resolve(element)?.Literal is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    private bool DependsOnDeployment(SourceNode node)
    {
        foreach (SourceMember member in node.Members)
        {
            if (member.NameNode.TextEquals("Ref") && member.Value.StringValue is { } name)
            {
                // Pseudo parameters are known from the context or not at all.
                return !name.StartsWith("AWS::", StringComparison.Ordinal) && !_context.Substitutions.ContainsKey(name);
            }

            if (DependsOnDeployment(member.Value) || (member.NameNode.TextEquals("Fn::Sub") && SourceJson.Write(member.Value).Contains("${")))
            {
                return true;
            }
        }

        foreach (SourceNode element in node.Elements)
        {
            if (DependsOnDeployment(element))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The partition, for ARNs of the template's own resources.</summary>
    public TextPattern Partition => Known(_context.Partition);

    /// <summary>The region, likewise.</summary>
    public TextPattern Region => Known(_context.Region);

    /// <summary>The account, likewise.</summary>
    public TextPattern AccountId => Known(_context.AccountId);

    private static TextPattern Known(string? text) => text is null ? TextPattern.Unknown : TextPattern.Of(text);

    private TextPattern? Call(string function, SourceNode argument) => function switch
    {
        "Ref" => Reference(argument.StringValue ?? string.Empty),
        "Fn::Sub" => Substitute(argument),
        "Fn::Join" => Join(argument),
        "Fn::GetAtt" => Attribute(argument),
        "Fn::Select" => Select(argument),
        "Fn::FindInMap" => FindInMap(argument),
        "Fn::If" => _case[argument[0].StringValue ?? string.Empty] is { } holds ? Resolve(argument[holds ? 1 : 2]) : OneOf(argument[1], argument[2]),
        "Fn::ImportValue" => Import(argument),
        _ when function.StartsWith("Fn::", StringComparison.Ordinal) => TextPattern.Unknown,
        _ => null,
    };

    private TextPattern Reference(string name)
    {
        switch (name)
        {
            case "AWS::Partition":
                return Partition;
            case "AWS::Region":
                return Region;
            case "AWS::AccountId":
                return AccountId;
        }

        if (_context.Substitutions.TryGetValue(name, out string? given))
        {
            return TextPattern.Of(given);
        }

        SourceNode parameter = _template["Parameters"][name];
        // The value of such a parameter is what the store has under the name that the template gives
        // (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html).
        if (parameter["Type"].StringValue?.StartsWith("AWS::SSM::Parameter::Value", StringComparison.Ordinal) == true)
        {
            return TextPattern.Unknown;
        }

        return parameter.Exists
            ? Resolve(parameter["Default"]) ?? TextPattern.Unknown
            : _resources.Reference(name);
    }

    /// <summary>What another stack exports, which the user can give under the name of the export.</summary>
    private TextPattern Import(SourceNode argument) =>
        Resolve(argument)?.Literal is { } name && _context.Substitutions.TryGetValue(name, out string? given) ? TextPattern.Of(given) : TextPattern.Unknown;

    private TextPattern? Substitute(SourceNode argument)
    {
        SourceNode values = argument[1];
        string? text = argument.IsArray ? argument[0].StringValue : argument.StringValue;
        return text is null ? null : new SubText(name =>
        {
            SourceNode value = values[name];
            if (value.Exists)
            {
                return Resolve(value) ?? TextPattern.Unknown;
            }

            int dot = name.IndexOf('.');
            return dot < 0 ? Reference(name) : _resources.Attribute(name.Substring(0, dot), name.Substring(dot + 1));
        }).Replace(text);
    }

    private TextPattern? Join(SourceNode argument)
    {
        if (argument[0].StringValue is not { } separator || !argument[1].IsArray)
        {
            return TextPattern.Unknown;
        }

        var parts = new List<TextPattern>();
        foreach (SourceNode element in argument[1].Elements)
        {
            if (parts.Count > 0)
            {
                parts.Add(TextPattern.Of(separator));
            }

            parts.Add(Resolve(element) ?? TextPattern.Unknown);
        }

        return TextPattern.Concat(parts);
    }

    private TextPattern Attribute(SourceNode argument)
    {
        if (argument.IsArray)
        {
            return _resources.Attribute(argument[0].StringValue ?? string.Empty, argument[1].StringValue ?? string.Empty);
        }

        string[] parts = (argument.StringValue ?? string.Empty).Split(Dot, 2);
        return parts.Length == 2 ? _resources.Attribute(parts[0], parts[1]) : TextPattern.Unknown;
    }

    private TextPattern Select(SourceNode argument)
    {
        if (!int.TryParse(argument[0].Text, out int index))
        {
            return TextPattern.Unknown;
        }

        SourceNode split = argument[1]["Fn::Split"];
        if (split.Exists)
        {
            return Resolve(split[1])?.Literal is { } whole && split[0].StringValue is { Length: > 0 } delimiter
                && whole.Split(new[] { delimiter }, StringSplitOptions.None).ElementAtOrDefault(index) is { } part
                    ? TextPattern.Of(part)
                    : TextPattern.Unknown;
        }

        return Resolve(argument[1][index]) ?? TextPattern.Unknown;
    }

    private TextPattern FindInMap(SourceNode argument)
    {
        string? Key(int index) => Resolve(argument[index])?.Literal;
        return Key(0) is { } map && Key(1) is { } first && Key(2) is { } second
            ? Resolve(_template["Mappings"][map][first][second]) ?? TextPattern.Unknown
            : TextPattern.Unknown;
    }

    private TextPattern OneOf(SourceNode whenTrue, SourceNode whenFalse)
    {
        TextPattern? left = Resolve(whenTrue);
        return left is not null && left.Equals(Resolve(whenFalse)) ? left : TextPattern.Unknown;
    }
}
