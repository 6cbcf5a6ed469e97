using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Words to an expression, by operator precedence (https://docs.jsonata.org/path-operators and the pages beside it).</summary>
internal sealed class JsonataParser
{
    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["?"] = 2, ["or"] = 5, ["and"] = 6, ["="] = 8, ["!="] = 8, ["<"] = 8, [">"] = 8, ["<="] = 8, [">="] = 8, ["in"] = 8,
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

        int start = _position;
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

            left = Infix(left, start, Take().Text, binding);
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
                WorkflowValue text = WorkflowValue.OfText(TextPattern.Of(token.Text).Unmark());
                return _ => text;
            case JsonataTokenKind.Number:
                WorkflowValue number = WorkflowValue.OfNumber(token.Text);
                return _ => number;
            case JsonataTokenKind.Variable:
                return Variable(token.Text);
            case JsonataTokenKind.Name:
                return Word(token);
            case JsonataTokenKind.Symbol when token.Text == "(":
                return Block();
            case JsonataTokenKind.Symbol when token.Text == "[":
                return ListConstructor();
            case JsonataTokenKind.Symbol when token.Text == "{":
                return ObjectConstructor();
            case JsonataTokenKind.Symbol when token.Text == "-":
                JsonataNode operand = Parse(14);
                return frame => operand(frame) is var value && value.Number is { } known ? WorkflowValue.OfNumber(-known) : value.IsMissing ? value : WorkflowValue.Unknown;
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

    private static JsonataNode Word(JsonataToken token)
    {
        if (TextPattern.Of(token.Text).Unmark() is not { Literal: { } word })
        {
            return _ => WorkflowValue.Unknown;
        }

        return word switch
        {
            "true" => _ => WorkflowValue.True,
            "false" => _ => WorkflowValue.False,
            "null" => _ => WorkflowValue.Null,
            // Step Functions gives expressions no input of their own ('$' is not defined), so a bare name leads nowhere
            // known but in a predicate, where it is a member of the element.
            _ => frame => frame.Element is { } element ? JsonataOperators.Step(element, item => item.Member(word)) : WorkflowValue.Unknown,
        };
    }

    private JsonataNode ListConstructor()
    {
        var items = new List<(JsonataNode Node, bool IsConstructor)>();
        while (!Current.Is("]"))
        {
            int start = _position;
            bool isConstructor = Current.Is("[");
            JsonataNode item = Parse(0);
            items.Add((item, isConstructor && ClosingOf(start) == _position - 1));
            if (!Current.Is(","))
            {
                break;
            }

            Take();
        }

        Expect("]");
        return frame => JsonataOperators.List(items.Select(item => (item.Node(frame), item.IsConstructor)).ToArray());
    }

    /// <summary>The place of the bracket that closes the one at a place.</summary>
    private int ClosingOf(int place)
    {
        int depth = 0;
        while (place < _position)
        {
            depth += _tokens[place].Is("[") ? 1 : _tokens[place].Is("]") ? -1 : 0;
            if (depth == 0)
            {
                break;
            }

            place++;
        }

        return place;
    }

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
        return frame => frame.InBlock(inner =>
        {
            WorkflowValue value = WorkflowValue.Missing;
            foreach (JsonataNode statement in statements)
            {
                value = statement(inner);
            }

            return value;
        });
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
                if (name(frame) is { Kind: WorkflowValueKind.Text, Text.Literal: { } literal })
                {
                    WorkflowValue known = value(frame);
                    if (!known.IsMissing)
                    {
                        values[literal] = known;
                    }
                }
                else
                {
                    isOpen = true;
                }
            }

            return WorkflowValue.OfObject(values, isOpen);
        };
    }

    private JsonataNode Infix(JsonataNode left, int start, string symbol, int binding)
    {
        switch (symbol)
        {
            case "?":
                string? condition = StableText(start, _position - 1);
                JsonataNode whenTrue = Parse(0);
                JsonataNode whenFalse = _ => WorkflowValue.Missing;
                if (Current.Is(":"))
                {
                    Take();
                    whenFalse = Parse(0);
                }

                return frame => frame.Decide(left(frame), condition) ? whenTrue(frame) : whenFalse(frame);
            case ".":
                return Step(left);
            case "[":
                return Predicate(left);
            case "(":
                throw Unsupported();
            default:
                JsonataNode right = Parse(binding);
                return frame => JsonataOperators.Apply(symbol, left(frame), right(frame));
        }
    }

    /// <summary>A step of a path, to which the predicates behind it belong: <c>a.b[0]</c> is the first <c>b</c> of each <c>a</c>.</summary>
    private JsonataNode Step(JsonataNode left)
    {
        JsonataToken token = Take();
        if (token.Kind is not (JsonataTokenKind.Name or JsonataTokenKind.Text))
        {
            throw Unsupported();
        }

        JsonataNode member = TextPattern.Of(token.Text).Unmark() is { Literal: { } name } ? frame => frame.Element!.Member(name) : _ => WorkflowValue.Unknown;
        while (Current.Is("["))
        {
            Take();
            member = Predicate(member);
        }

        return frame => JsonataOperators.Step(left(frame), item => frame.For(item, member));
    }

    /// <summary><c>[index]</c> or <c>[condition]</c>, behind the opening bracket.</summary>
    private JsonataNode Predicate(JsonataNode left)
    {
        int start = _position;
        JsonataNode predicate = Parse(0);
        bool isNumber = _position == start + 1 && _tokens[start].Kind == JsonataTokenKind.Number;
        bool isNegative = _position == start + 2 && _tokens[start].Is("-") && _tokens[start + 1].Kind == JsonataTokenKind.Number;
        Expect("]");
        return isNumber || isNegative
            ? frame => predicate(frame).Number is { } number ? JsonataOperators.Index(left(frame), number) : WorkflowValue.Unknown
            : frame => Filter(left(frame), frame, predicate);
    }

    private static WorkflowValue Filter(WorkflowValue value, JsonataFrame frame, JsonataNode predicate)
    {
        if (value.IsMissing)
        {
            return value;
        }

        if (value.IsUnknown || value.IsOpen)
        {
            return WorkflowValue.Unknown;
        }

        IReadOnlyList<WorkflowValue> items = value.Kind == WorkflowValueKind.Array ? value.Items : new[] { value };
        var found = new List<WorkflowValue>();
        for (int i = 0; i < items.Count; i++)
        {
            WorkflowValue outcome = frame.For(items[i], predicate);
            bool? isFound = outcome.Kind switch
            {
                WorkflowValueKind.Number when outcome.Number is { } number => (Math.Floor(number) < 0 ? items.Count + Math.Floor(number) : Math.Floor(number)) == i,
                WorkflowValueKind.Array or WorkflowValueKind.Number => null,
                _ => JsonataTruth.Of(outcome),
            };
            if (isFound is null)
            {
                return WorkflowValue.Unknown;
            }

            if (isFound.Value)
            {
                found.Add(items[i]);
            }
        }

        return found.Count switch { 0 => WorkflowValue.Missing, 1 => found[0], _ => WorkflowValue.OfArray(found) };
    }

    /// <summary>The words of a condition; null when it need not come out alike each time it is asked for.</summary>
    private string? StableText(int start, int end)
    {
        var words = new List<string>(end - start);
        for (int i = start; i < end; i++)
        {
            // Two placeholders without a value read alike, and are two values.
            if ((_tokens[i].Kind == JsonataTokenKind.Variable && _tokens[i].Text is "random" or "uuid" or "now" or "millis")
                || !TextPattern.Of(_tokens[i].Text).Unmark().IsLiteral)
            {
                return null;
            }

            words.Add($"{_tokens[i].Kind}:{_tokens[i].Text.Length}:{_tokens[i].Text}");
        }

        return string.Join(" ", words);
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
