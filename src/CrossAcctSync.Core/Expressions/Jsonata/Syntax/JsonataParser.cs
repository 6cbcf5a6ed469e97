using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>
/// Words to nodes by the strength of operators, as jsonata 2.0.6 reads them; what it refuses is refused here with its code
/// (https://docs.jsonata.org/other-operators).
/// </summary>
internal sealed class JsonataParser
{
    private const int MostLevels = 200;

    private static readonly Dictionary<string, int> Strengths = new()
    {
        ["."] = 75, ["["] = 80, ["{"] = 70, ["("] = 80, ["@"] = 80, ["#"] = 80, ["?"] = 20, ["+"] = 50, ["-"] = 50, ["*"] = 60,
        ["/"] = 60, ["%"] = 60, ["="] = 40, ["<"] = 40, [">"] = 40, ["^"] = 40, [":="] = 10, ["!="] = 40, ["<="] = 40,
        [">="] = 40, ["~>"] = 40, ["and"] = 30, ["or"] = 25, ["in"] = 40, ["&"] = 50,
    };

    private readonly JsonataLexer _lexer;
    private JsonataToken _token;
    private int _depth;

    private JsonataParser(string text) => _lexer = new JsonataLexer(text);

    /// <summary>Reads an expression to its end.</summary>
    public static JsonataSyntax Parse(string text)
    {
        var parser = new JsonataParser(text);
        parser.Take(isBehindValue: false);
        JsonataSyntax root = parser.Expression(0);
        return parser._token.Kind == JsonataTokenKind.End ? root : throw parser.Unexpected("S0201");
    }

    private JsonataSyntax Expression(int strength)
    {
        if (++_depth > MostLevels)
        {
            throw new JsonataSyntaxException(null, _token.Position, "the expression is nested too deep");
        }

        JsonataToken first = Take(isBehindValue: true);
        JsonataSyntax left = First(first);
        while (_token.Kind == JsonataTokenKind.Operator && Strengths.TryGetValue(_token.Text, out int binding) && strength < binding)
        {
            JsonataToken symbol = Take(isBehindValue: false);
            left = Behind(left, symbol, binding);
        }

        _depth--;
        return left;
    }

    /// <summary>What a word is at the beginning of an expression.</summary>
    private JsonataSyntax First(JsonataToken token)
    {
        JsonataSyntax Node(JsonataSyntaxKind kind) => new(kind, token.Position) { Text = token.Text, Number = token.Number, Flags = token.Flags ?? string.Empty };
        return (token.Kind, token.Text) switch
        {
            (JsonataTokenKind.Text, _) => Node(JsonataSyntaxKind.Text),
            (JsonataTokenKind.Number, _) => Node(JsonataSyntaxKind.Number),
            (JsonataTokenKind.Value, _) => Node(JsonataSyntaxKind.Value),
            (JsonataTokenKind.Name, _) => Node(JsonataSyntaxKind.Name),
            (JsonataTokenKind.Variable, _) => Node(JsonataSyntaxKind.Variable),
            (JsonataTokenKind.Regex, _) => Node(JsonataSyntaxKind.Regex),
            (JsonataTokenKind.Operator, "and" or "or" or "in") => Node(JsonataSyntaxKind.Name),
            (JsonataTokenKind.Operator, "*") => Node(JsonataSyntaxKind.Wildcard),
            (JsonataTokenKind.Operator, "**") => Node(JsonataSyntaxKind.Descendant),
            (JsonataTokenKind.Operator, "%") => Node(JsonataSyntaxKind.Parent),
            (JsonataTokenKind.Operator, "-") => new JsonataSyntax(JsonataSyntaxKind.Negation, token.Position) { Left = Expression(70) },
            (JsonataTokenKind.Operator, "(") => Block(token),
            (JsonataTokenKind.Operator, "[") => List(token),
            (JsonataTokenKind.Operator, "{") => new JsonataSyntax(JsonataSyntaxKind.Object, token.Position) { Pairs = Pairs() },
            (JsonataTokenKind.Operator, "|") => Transform(token),
            (JsonataTokenKind.End, _) => throw new JsonataSyntaxException("S0207", token.Position, "the expression ends too soon"),
            _ => throw new JsonataSyntaxException("S0211", token.Position, $"'{token.Text}' cannot stand at the beginning of a value"),
        };
    }

    /// <summary>What a symbol makes of the value before it.</summary>
    private JsonataSyntax Behind(JsonataSyntax left, JsonataToken symbol, int binding)
    {
        var node = new JsonataSyntax(JsonataSyntaxKind.Binary, symbol.Position) { Text = symbol.Text, Left = left };
        switch (symbol.Text)
        {
            case "(":
                return Call(left, symbol);
            case "[":
                return Predicate(node);
            case "{":
                node.Pairs = Pairs();
                return node;
            case "^":
                node.Terms = Terms();
                return node;
            case ":=":
                if (left.Kind != JsonataSyntaxKind.Variable)
                {
                    throw new JsonataSyntaxException("S0212", left.Position, "the left side of := is no variable");
                }

                node.Right = Expression(binding - 1);
                return node;
            case "@" or "#":
                node.Right = Expression(binding);
                return node.Right.Kind == JsonataSyntaxKind.Variable
                    ? node
                    : throw new JsonataSyntaxException("S0214", node.Right.Position, $"the right side of {symbol.Text} is no variable");
            case "?":
                node.Kind = JsonataSyntaxKind.Condition;
                node.Right = Expression(0);
                if (_token.Is(":"))
                {
                    Expect(":");
                    node.Else = Expression(0);
                }

                return node;
            default:
                node.Right = Expression(binding);
                return node;
        }
    }

    private JsonataSyntax Call(JsonataSyntax procedure, JsonataToken symbol)
    {
        var call = new JsonataSyntax(JsonataSyntaxKind.Call, symbol.Position) { Text = symbol.Text, Left = procedure };
        var arguments = new List<JsonataSyntax>();
        while (arguments.Count > 0 || !_token.Is(")"))
        {
            if (_token.Is("?"))
            {
                call.Kind = JsonataSyntaxKind.Partial;
                arguments.Add(new JsonataSyntax(JsonataSyntaxKind.Operator, _token.Position) { Text = "?" });
                Expect("?");
            }
            else
            {
                arguments.Add(Expression(0));
            }

            if (!_token.Is(","))
            {
                break;
            }

            Expect(",");
        }

        Expect(")", isBehindValue: true);
        call.Parts = arguments;
        return procedure.Kind == JsonataSyntaxKind.Name && procedure.Text is "function" or "\u03BB" ? Lambda(call) : call;
    }

    private JsonataSyntax Lambda(JsonataSyntax lambda)
    {
        for (int i = 0; i < lambda.Parts.Count; i++)
        {
            if (lambda.Parts[i].Kind != JsonataSyntaxKind.Variable)
            {
                throw new JsonataSyntaxException("S0208", lambda.Parts[i].Position, $"parameter {i + 1} of a function is no variable");
            }
        }

        lambda.Kind = JsonataSyntaxKind.Lambda;
        if (_token.Is("<"))
        {
            string signature = "<";
            int depth = 1;
            while (depth > 0 && !_token.Is("{") && _token.Kind != JsonataTokenKind.End)
            {
                Take(isBehindValue: false);
                depth += _token.Is(">") ? -1 : _token.Is("<") ? 1 : 0;
                signature += _token.Text;
            }

            Expect(">");
            lambda.Signature = signature;
        }

        Expect("{");
        lambda.Right = Expression(0);
        Expect("}");
        return lambda;
    }

    private JsonataSyntax Predicate(JsonataSyntax node)
    {
        if (_token.Is("]"))
        {
            JsonataSyntax step = node.Left!;
            while (step is { Kind: JsonataSyntaxKind.Binary, Text: "[" })
            {
                step = step.Left!;
            }

            step.KeepsList = true;
            Expect("]");
            return node.Left!;
        }

        node.Right = Expression(0);
        Expect("]", isBehindValue: true);
        return node;
    }

    private JsonataSyntax Block(JsonataToken token)
    {
        var parts = new List<JsonataSyntax>();
        while (!_token.Is(")"))
        {
            parts.Add(Expression(0));
            if (!_token.Is(";"))
            {
                break;
            }

            Expect(";");
        }

        Expect(")", isBehindValue: true);
        return new JsonataSyntax(JsonataSyntaxKind.Block, token.Position) { Parts = parts };
    }

    private JsonataSyntax List(JsonataToken token)
    {
        var parts = new List<JsonataSyntax>();
        while (parts.Count > 0 || !_token.Is("]"))
        {
            JsonataSyntax item = Expression(0);
            if (_token.Is(".."))
            {
                item = new JsonataSyntax(JsonataSyntaxKind.Binary, _token.Position) { Text = "..", Left = item };
                Expect("..");
                item.Right = Expression(0);
            }

            parts.Add(item);
            if (!_token.Is(","))
            {
                break;
            }

            Expect(",");
        }

        Expect("]", isBehindValue: true);
        return new JsonataSyntax(JsonataSyntaxKind.List, token.Position) { Parts = parts };
    }

    private List<(JsonataSyntax Name, JsonataSyntax Value)> Pairs()
    {
        var pairs = new List<(JsonataSyntax, JsonataSyntax)>();
        while (pairs.Count > 0 || !_token.Is("}"))
        {
            JsonataSyntax name = Expression(0);
            Expect(":");
            pairs.Add((name, Expression(0)));
            if (!_token.Is(","))
            {
                break;
            }

            Expect(",");
        }

        Expect("}", isBehindValue: true);
        return pairs;
    }

    private List<(JsonataSyntax Term, bool IsDescending)> Terms()
    {
        Expect("(");
        var terms = new List<(JsonataSyntax, bool)>();
        while (true)
        {
            bool isDescending = _token.Is(">");
            if (isDescending || _token.Is("<"))
            {
                Expect(_token.Text);
            }

            terms.Add((Expression(0), isDescending));
            if (!_token.Is(","))
            {
                break;
            }

            Expect(",");
        }

        Expect(")");
        return terms;
    }

    private JsonataSyntax Transform(JsonataToken token)
    {
        var node = new JsonataSyntax(JsonataSyntaxKind.Transform, token.Position) { Left = Expression(0) };
        Expect("|");
        node.Right = Expression(0);
        if (_token.Is(","))
        {
            Expect(",");
            node.Else = Expression(0);
        }

        Expect("|");
        return node;
    }

    private JsonataToken Take(bool isBehindValue)
    {
        JsonataToken taken = _token;
        _token = _lexer.Next(isBehindValue);
        return taken;
    }

    private void Expect(string symbol, bool isBehindValue = false)
    {
        if (!_token.Is(symbol))
        {
            throw _token.Kind == JsonataTokenKind.End
                ? new JsonataSyntaxException("S0203", _token.Position, $"'{symbol}' is missing at the end")
                : Unexpected("S0202");
        }

        Take(isBehindValue);
    }

    private JsonataSyntaxException Unexpected(string code) => new(code, _token.Position, $"'{_token.Text}' cannot stand where it stands");
}
