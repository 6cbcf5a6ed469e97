using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// What arguments a function takes (https://docs.jsonata.org/programming#function-signatures), such as <c>&lt;s-nn?:s></c>:
/// a text, for which the context stands when it is left out, a number, and perhaps another.
/// </summary>
internal sealed class JsonataSignature
{
    // An argument of which the type is not known fits anywhere but where a function has to stand.
    private const char AnyType = '*';

    private readonly List<Parameter> _parameters = new();

    private JsonataSignature()
    {
    }

    /// <summary>The letter of what the function gives.</summary>
    public char Result { get; private set; } = 'x';

    /// <summary>How many arguments may be written at most; null where there is no end to them.</summary>
    public int? Most => _parameters.Any(parameter => parameter.IsRepeated) ? null : _parameters.Count;

    /// <summary>How many arguments must be written at least.</summary>
    public int Least => _parameters.Count(parameter => !parameter.IsOptional);

    /// <summary>Reads a signature.</summary>
    /// <exception cref="JsonataSyntaxException">It is none.</exception>
    public static JsonataSignature Parse(string text)
    {
        var signature = new JsonataSignature();
        int position = 1;
        for (; position < text.Length && text[position] != ':'; position++)
        {
            Parameter? last = signature._parameters.LastOrDefault();
            char letter = text[position];
            switch (letter)
            {
                case 's' or 'n' or 'b' or 'l' or 'o':
                    signature._parameters.Add(new Parameter(letter, letter + "m"));
                    break;
                case 'a' or 'x':
                    signature._parameters.Add(new Parameter(letter, "asnblfom"));
                    break;
                case 'f':
                    signature._parameters.Add(new Parameter(letter, "f"));
                    break;
                case 'j':
                    signature._parameters.Add(new Parameter(letter, "asnblom"));
                    break;
                case '-' when last is not null:
                    last.TakesContext = true;
                    last.IsOptional = true;
                    break;
                case '?' when last is not null:
                    last.IsOptional = true;
                    break;
                case '+' when last is not null:
                    last.IsRepeated = true;
                    break;
                case '(':
                    int close = Closing(text, position, '(', ')');
                    string choice = text.Substring(position + 1, close - position - 1);
                    if (choice.IndexOf('<') >= 0)
                    {
                        throw new JsonataSyntaxException("S0402", position, "a choice of types in a signature has a type of elements");
                    }

                    signature._parameters.Add(new Parameter('(', choice + "m"));
                    position = close;
                    break;
                case '<':
                    if (last is not { Type: 'a' or 'f' })
                    {
                        throw new JsonataSyntaxException("S0401", position, "only lists and functions have a type of elements in a signature");
                    }

                    int end = Closing(text, position, '<', '>');
                    last.ElementType = text.Substring(position + 1, end - position - 1);
                    position = end;
                    break;
            }
        }

        signature.Result = position + 1 < text.Length ? text[position + 1] : 'x';
        return signature;
    }

    /// <summary>The arguments as the function gets them; null where it is not known which of them stands for what.</summary>
    /// <exception cref="JsonataFailure">No function of this signature can be called so.</exception>
    public IReadOnlyList<JsonataValue>? Validate(string? name, IReadOnlyList<JsonataValue> arguments, JsonataValue context)
    {
        var counts = new int[_parameters.Count];
        if (!Match(arguments, 0, 0, counts))
        {
            throw new JsonataFailure("T0410", $"{(name is null ? "a function" : "$" + name)} is called with arguments that it does not take");
        }

        var validated = new List<JsonataValue>(arguments.Count);
        int next = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            Parameter parameter = _parameters[i];
            if (counts[i] == 0)
            {
                if (!parameter.TakesContext)
                {
                    // As jsonata has it: the argument at this place stands for the parameter, and is passed over.
                    validated.Add(At(arguments, next++));
                    continue;
                }

                if (ReferenceEquals(context, JsonataEvaluator.NoContext) || context.IsUnknown || context.MayBeMissing)
                {
                    return null;
                }

                validated.Add(parameter.Letters.IndexOf(LetterOf(context)) >= 0
                    ? context
                    : throw new JsonataFailure("T0411", $"{(name is null ? "a function" : "$" + name)} is called without an argument, and the context is none that it takes"));
                continue;
            }

            // Of several that are no lists, jsonata hands in the first as often as there are such.
            JsonataValue first = At(arguments, next);
            for (int j = 0; j < counts[i]; j++, next++)
            {
                validated.Add(parameter.Type == 'a' ? AsList(name, parameter, At(arguments, next)) : first);
            }
        }

        return validated;
    }

    /// <summary>Whether arguments are of the parameters' types one by one, so that a check would leave them as they are.</summary>
    public bool Fits(IReadOnlyList<JsonataValue> arguments) =>
        arguments.Count <= _parameters.Count
        && arguments.Select((argument, i) => argument.IsMissing || (_parameters[i].Type == 'a' ? argument.IsList : _parameters[i].Letters.IndexOf(LetterOf(argument)) >= 0)).All(fits => fits);

    private bool Match(IReadOnlyList<JsonataValue> arguments, int parameter, int argument, int[] counts)
    {
        if (parameter == _parameters.Count)
        {
            return argument == arguments.Count;
        }

        Parameter current = _parameters[parameter];
        int most = 0;
        while (argument + most < arguments.Count && (most == 0 || current.IsRepeated) && Accepts(current, arguments[argument + most]))
        {
            most++;
        }

        for (int count = most; count >= (current.IsOptional ? 0 : 1); count--)
        {
            counts[parameter] = count;
            if (Match(arguments, parameter + 1, argument + count, counts))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Accepts(Parameter parameter, JsonataValue argument)
    {
        char letter = LetterOf(argument);
        return letter == AnyType ? parameter.Type != 'f' : parameter.Letters.IndexOf(letter) >= 0 || (argument.MayBeMissing && parameter.Letters.IndexOf('m') >= 0);
    }

    private static JsonataValue AsList(string? name, Parameter parameter, JsonataValue argument)
    {
        if (argument.IsMissing || argument.IsUnknown || argument.MayBeMissing)
        {
            return argument.IsList || argument.IsMissing ? argument : JsonataValue.UnknownOf(argument.Origin is null ? null : "list(" + argument.Origin + ")");
        }

        string? type = parameter.ElementType;
        bool isRight = type is null
            || (argument.IsList
                ? argument.Items.All(item => item.Rest is not null || item.IsUnknown || LetterOf(item) == type[0])
                : LetterOf(argument).ToString() == type);
        if (!isRight)
        {
            throw new JsonataFailure("T0412", $"{(name is null ? "a function" : "$" + name)} is called with a list of other elements than it takes");
        }

        return argument.IsList ? argument : JsonataValue.List(new[] { argument });
    }

    private static JsonataValue At(IReadOnlyList<JsonataValue> arguments, int index) => index < arguments.Count ? arguments[index] : JsonataValue.Missing;

    private static int Closing(string text, int start, char open, char close)
    {
        int depth = 1;
        int position = start;
        while (position < text.Length)
        {
            position++;
            char letter = position < text.Length ? text[position] : '\0';
            depth += letter == open ? 1 : letter == close ? -1 : 0;
            if (depth == 0)
            {
                return position;
            }
        }

        return text.Length;
    }

    private static char LetterOf(JsonataValue value) => value.Kind switch
    {
        JsonataKind.Missing => 'm',
        JsonataKind.Null => 'l',
        JsonataKind.Boolean => 'b',
        JsonataKind.Number => 'n',
        JsonataKind.Text => 's',
        JsonataKind.List => 'a',
        JsonataKind.Object => 'o',
        JsonataKind.Function => 'f',
        _ => AnyType,
    };

    private sealed class Parameter
    {
        public Parameter(char type, string letters)
        {
            Type = type;
            Letters = letters;
        }

        public char Type { get; }

        public string Letters { get; }

        public bool IsOptional { get; set; }

        public bool IsRepeated { get; set; }

        public bool TakesContext { get; set; }

        public string? ElementType { get; set; }
    }
}
