using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Words to an expression, by operator precedence (https://docs.jsonata.org/path-operators and the pages beside it).</summary>
internal sealed class JsonataParser
{
    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["?"] = 2, ["?:"] = 3, ["??"] = 3, ["or"] = 5, ["and"] = 6, ["="] = 8, ["!="] = 8, ["<"] = 8, [">"] = 8, ["<="] = 8, [">="] = 8, ["in"] = 8,
        ["&"] = 10, ["+"] = 10, ["-"] = 10, ["*"] = 12, ["/"] = 12, ["%"] = 12, ["."] = 20, ["["] = 22, ["("] = 24,
    };

    private const int MostOperators = 2000;

    private readonly IReadOnlyList<JsonataToken> _tokens;
    private int _position;
    private int _depth;
    private int _operators;

    public JsonataParser(IReadOnlyList<JsonataToken> tokens) => _tokens = tokens;

    private JsonataToken Current => _tokens[_position];

    public JsonataNode ParseAll()
    {
        JsonataNode node = Parse(0);
        return Current.Kind == JsonataTokenKind.End ? node : throw Unsupported();
    }

    private JsonataNode Parse(int precedence)
    {
        // Deeper nesting than this is no expression that a person wrote.
        const int MostLevels = 200;
        if (++_depth > MostLevels)
        {
            throw new JsonataSyntaxException("The expression is nested too deeply.");
        }

        JsonataNode left = Prefix();
        while (Current.Kind is JsonataTokenKind.Symbol or JsonataTokenKind.Name
            && Precedence.TryGetValue(Current.Text, out int binding)
            && binding > precedence)
        {
            // Each one is worked out within the next: a chain without end would take a stack without end.
            if (++_operators > MostOperators)
            {
                throw new JsonataSyntaxException("The expression is too long.");
            }

            left = Infix(left, Take().Text, binding);
        }

        _depth--;
        return left;
    }

    private JsonataNode Prefix()
    {
        JsonataToken token = Take();
        switch (token.Kind)
        {
            case JsonataTokenKind.Text:
                WorkflowValue text = WorkflowValue.OfText(token.Text);
                return _ => text;
            case JsonataTokenKind.Number:
                WorkflowValue number = WorkflowValue.OfNumber(token.Text);
                return _ => number;
            case JsonataTokenKind.Variable:
                return Variable(token.Text);
            case JsonataTokenKind.Name:
                return Word(token.Text);
            case JsonataTokenKind.Symbol when token.Text == "(":
                return Block();
            case JsonataTokenKind.Symbol when token.Text == "[":
                IReadOnlyList<JsonataNode> items = List("]");
                return frame => WorkflowValue.OfArray(items.Select(item => item(frame)).ToArray());
            case JsonataTokenKind.Symbol when token.Text == "{":
                return ObjectConstructor();
            case JsonataTokenKind.Symbol when token.Text == "-":
                JsonataNode operand = Parse(14);
                return frame => operand(frame).Number is { } value ? WorkflowValue.OfNumber(-value) : WorkflowValue.Unknown;
            default:
                throw Unsupported();
        }
    }

    private JsonataNode Variable(string name)
    {
        if (Current.Is(":="))
        {
            Take();
            JsonataNode value = Parse(1);
            return frame =>
            {
                WorkflowValue assigned = value(frame);
                frame.Assign(name, assigned);
                return assigned;
            };
        }

        if (Current.Is("("))
        {
            Take();
            IReadOnlyList<JsonataNode> arguments = List(")");
            return frame => JsonataFunctions.Call(name, arguments.Select(argument => argument(frame)).ToArray());
        }

        return frame => frame.Variable(name);
    }

    private static JsonataNode Word(string word) => word switch
    {
        "true" => _ => WorkflowValue.True,
        "false" => _ => WorkflowValue.False,
        "null" => _ => WorkflowValue.Null,
        // Step Functions gives expressions no input of their own ('$' is not defined), so a bare name leads nowhere known.
        _ => _ => WorkflowValue.Unknown,
    };

    private JsonataNode Block()
    {
        var statements = new List<JsonataNode>();
        while (!Current.Is(")"))
        {
            statements.Add(Parse(0));
            if (!Current.Is(";"))
            {
                break;
            }

            Take();
        }

        Expect(")");
        return frame =>
        {
            WorkflowValue value = WorkflowValue.Missing;
            foreach (JsonataNode statement in statements)
            {
                value = statement(frame);
            }

            return value;
        };
    }

    private JsonataNode ObjectConstructor()
    {
        var members = new List<(JsonataNode Name, JsonataNode Value)>();
        while (!Current.Is("}"))
        {
            JsonataNode name = Parse(0);
            Expect(":");
            members.Add((name, Parse(0)));
            if (!Current.Is(","))
            {
                break;
            }

            Take();
        }

        Expect("}");
        return frame =>
        {
            var values = new ValueMembers(4);
            bool isOpen = false;
            foreach ((JsonataNode name, JsonataNode value) in members)
            {
                if (name(frame).Text.Literal is { } literal)
                {
                    values[literal] = value(frame);
                }
                else
                {
                    isOpen = true;
                }
            }

            return WorkflowValue.OfObject(values, isOpen);
        };
    }

    private JsonataNode Infix(JsonataNode left, string symbol, int binding)
    {
        switch (symbol)
        {
            case "?":
                JsonataNode whenTrue = Parse(0);
                JsonataNode whenFalse = _ => WorkflowValue.Missing;
                if (Current.Is(":"))
                {
                    Take();
                    whenFalse = Parse(1);
                }

                return frame => frame.Decide(left(frame)) ? whenTrue(frame) : whenFalse(frame);
            case ".":
                JsonataToken name = Take();
                return name.Kind is JsonataTokenKind.Name or JsonataTokenKind.Text
                    ? frame => JsonataOperators.Step(left(frame), name.Text)
                    : throw Unsupported();
            case "[":
                JsonataNode index = Parse(0);
                Expect("]");
                return frame => index(frame).Number is { } number ? JsonataOperators.Index(left(frame), (int)number) : WorkflowValue.Unknown;
            case "(":
                throw Unsupported();
            default:
                JsonataNode right = Parse(binding);
                return frame => JsonataOperators.Apply(symbol, left(frame), right(frame));
        }
    }

    private List<JsonataNode> List(string close)
    {
        var nodes = new List<JsonataNode>();
        while (!Current.Is(close))
        {
            nodes.Add(Parse(0));
            if (!Current.Is(","))
            {
                break;
            }

            Take();
        }

        Expect(close);
        return nodes;
    }

    private JsonataToken Take()
    {
        JsonataToken token = Current;
        if (token.Kind != JsonataTokenKind.End)
        {
            _position++;
        }

        return token;
    }

    private void Expect(string symbol)
    {
        if (!Take().Is(symbol))
        {
            throw Unsupported();
        }
    }

    private JsonataSyntaxException Unsupported() => new($"'{Current.Text}' is not worked out here.");
}
