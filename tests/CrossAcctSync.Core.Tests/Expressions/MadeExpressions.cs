using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Tests.Expressions;

/// <summary>
/// Expressions made at random, most of which have a value: each kind of value is made of what gives it, with a stranger among
/// it now and then.
/// </summary>
internal sealed class MadeExpressions
{
    private static readonly string[] Words = ["'prod'", "'dev'", "''", "'a'", "'x/y'", "'arn:aws:iam::111122223333:role/r'", "'  a  b '", "'😀z'", "'42'", "'constructor'"];
    private static readonly string[] Numbers = ["0", "1", "2", "-1", "3", "2.5", "10", "0.5", "1e3"];
    private static readonly string[] UnknownTexts = ["$states.input.env", "$states.input.arn", "$given", "$states.input.accounts[0].name", "$states.context.Execution.Id", "'${Hole}'", "$states.input.deep.env"];
    private static readonly string[] KnownTexts = ["$states.input.known", "$fixed", "$states.input.accounts[1].env", "$states.input.map.prod"];
    private static readonly string[] UnknownLists = ["$states.input.list", "$states.input.mixed", "$states.input.open", "$states.input.some.name"];
    private static readonly string[] KnownLists = ["$states.input.texts", "$states.input.accounts.role", "$states.input.accounts.tags", "['prod', 'dev']", "$states.input.numbers", "$states.input.single"];
    private static readonly string[] Objects = ["$states.input.map", "$states.input.deep", "$states.input.object", "$states.input.half", "$states.input.accounts[0]", "{'prod': 1, 'dev': 2}"];
    private static readonly string[] Patterns = ["/[a-z]+/", "/o/", "/^a/", "/(p|d)(.)/", "/\\d+/", "/ROD/i", "/[\\/:]/", "/x*?y/", "/(a)|b/", "/e$/m"];

    private readonly Random _random;
    private readonly List<string> _variables = [];
    private int _next;

    public MadeExpressions(Random random) => _random = random;

    /// <summary>An expression as it stands between the braces.</summary>
    public string Next()
    {
        _variables.Clear();
        return Any(4);
    }

    private string Any(int depth) => _random.Next(12) switch
    {
        < 4 => Text(depth),
        < 6 => Number(depth),
        < 8 => Truth(depth),
        < 10 => List(depth),
        10 => Object(depth),
        _ => Odd(depth),
    };

    private string Text(int depth) => depth <= 0 || _random.Next(8) == 0
        ? Leaf(Words, KnownTexts, UnknownTexts)
        : _random.Next(22) switch
        {
            < 4 => $"{Text(depth - 1)} & {Any(depth - 1)}",
            4 => $"$string({Any(depth - 1)}{(_random.Next(4) == 0 ? ", true" : string.Empty)})",
            5 => $"${One("uppercase", "lowercase", "trim")}({Text(depth - 1)})",
            6 => $"$substring({Text(depth - 1)}, {Number(0)}{Maybe(", " + Number(0))})",
            7 => $"$substring{One("Before", "After")}({Text(depth - 1)}, {One(Words)})",
            8 => $"$replace({Text(depth - 1)}, {One(One(Words), One(Patterns))}, {One("'$0!'", "'-$1'", "'b'", "function($m) { $m.match & '#' }")}{Maybe(", 1")})",
            9 => $"$join({List(depth - 1)}{Maybe(", " + Text(0))})",
            10 => $"$pad({Text(depth - 1)}, {One("5", "-5", "0")}{Maybe(", '#'")})",
            11 => $"$type({Any(depth - 1)})",
            12 => $"$encodeUrl{One("", "Component")}({Text(depth - 1)})",
            13 => $"$base64{One("encode", "decode")}({Text(depth - 1)})",
            14 => $"$formatBase({Number(depth - 1)}{Maybe(", 2")})",
            15 => $"$split({Text(depth - 1)}, {One("':'", "'/'", "'o'")})[{One("0", "1", "-1", "4")}]",
            16 => $"$states.input.accounts[{Truth(depth - 1, "env", "name", "role")}].role",
            17 => $"$lookup({One(Objects)}, {Text(depth - 1)})",
            18 => Let(depth, Text),
            19 => $"$match({Text(depth - 1)}, {One(Patterns)})[0].match",
            _ => $"({Truth(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})",
        };

    private string Number(int depth) => depth <= 0 || _random.Next(6) == 0
        ? Leaf(Numbers, ["$states.input.count", "$states.input.numbers[1]"], ["$states.input.number", "$states.input.accounts[0].size"])
        : _random.Next(12) switch
        {
            < 3 => $"({Number(depth - 1)} {One("+", "-", "*", "/", "%")} {Number(depth - 1)})",
            3 => $"$length({Text(depth - 1)})",
            4 => $"$count({List(depth - 1)})",
            5 => $"${One("sum", "max", "min", "average")}({One("$states.input.numbers", "[1, 2.5, 4]", "$states.input.open", $"[{Number(depth - 1)}, {Number(depth - 1)}]")})",
            6 => $"${One("abs", "floor", "ceil", "sqrt")}({Number(depth - 1)})",
            7 => $"$round({Number(depth - 1)}{Maybe(", " + One("1", "2", "-1"))})",
            8 => $"$number({One("'42'", "'-1.5e2'", "'0x1F'", "'x'", "true", Text(0))})",
            9 => $"$power({Number(depth - 1)}, {One("2", "0", "3")})",
            10 => $"$reduce({List(depth - 1)}, function($a, $b) {{ $count($a) + $count($b) }}{Maybe(", 0")})",
            _ => $"-{Number(depth - 1)}",
        };

    private string Truth(int depth, params string[] names)
    {
        string left = names.Length > 0 && _random.Next(3) > 0 ? One(names) : Text(Math.Max(0, depth - 1));
        return depth <= 0 ? $"{left} = {Leaf(Words, KnownTexts, UnknownTexts)}" : _random.Next(15) switch
        {
            < 4 => $"{left} = {Any(depth - 1)}",
            < 6 => $"{left} != {Any(depth - 1)}",
            6 => $"{left} in {List(depth - 1)}",
            7 => $"({Truth(depth - 1, names)} {One("and", "or")} {Truth(depth - 1, names)})",
            8 => $"$not({Any(depth - 1)})",
            9 => $"$exists({Any(depth - 1)})",
            10 => $"$contains({left}, {One(One(Words), One(Patterns))})",
            11 => $"{Number(depth - 1)} {One("<", ">", "<=", ">=")} {Number(depth - 1)}",
            12 => $"{left} {One("<", ">", "<=", ">=")} {Text(depth - 1)}",
            13 => $"$boolean({Any(depth - 1)})",
            _ => Any(depth - 1),
        };
    }

    private string List(int depth) => depth <= 0 || _random.Next(8) == 0
        ? Leaf(KnownLists, KnownLists, UnknownLists)
        : _random.Next(24) switch
        {
            < 3 => $"[{Any(depth - 1)}, {Any(depth - 1)}{Maybe(", " + Any(depth - 1))}]",
            3 => $"$append({Any(depth - 1)}, {List(depth - 1)})",
            4 => $"${One("reverse", "distinct", "sort")}({List(depth - 1)})",
            5 => $"$map({List(depth - 1)}, function($v{Maybe(", $i")}) {{ {One("$v", "$string($v)", "$v & '!'", "$v = 'prod'", "[$v]", "$v.role")} }})",
            6 => $"$filter({List(depth - 1)}, function($v) {{ {One("$v = 'prod'", "$v != 'dev'", $"$v = {Text(0)}", "$exists($v)", "$v > 1")} }})",
            7 => $"$split({Text(depth - 1)}, {One(One("':'", "'/'", "''", "'od'"), One(Patterns))}{Maybe(", 2")})",
            8 => $"$keys({One(Objects)})",
            9 => $"$states.input.accounts[{Truth(depth - 1, "env", "name", "role")}]{Maybe("." + One("role", "tags", "name", "tags[0]", "(role & env)", "{'r': role}", "[role, env]"))}",
            10 => $"{List(depth - 1)}[{One("0", "-1", "1", "[0..1]", Truth(depth - 1, "$"))}]",
            11 => $"{List(depth - 1)}.{One("($ & '!')", "$string()", "role", "$uppercase($)", "$[0]")}",
            12 => $"$states.input.accounts^({One("role", ">role", "env, >role", "size", "name")}).role",
            13 => $"[{One("1..3", "0..-1", "1..$states.input.count")}, {Any(depth - 1)}]",
            14 => $"$zip({List(depth - 1)}, {List(depth - 1)})",
            15 => $"$spread({One(Objects)})",
            16 => $"$each({One(Objects)}, function($v, $k) {{ $k & '=' & $v }})",
            17 => $"{List(depth - 1)}[]",
            18 => $"$match({Text(depth - 1)}, {One(Patterns)}).{One("match", "index", "groups")}",
            19 => $"{List(depth - 1)} ~> {One("$reverse()", "$map($uppercase)", "$append('z')", "$distinct", "$count")}",
            20 => Let(depth, List),
            21 => $"$states.input.accounts{One("#$i.(role & $i)", "@$a.($a.role)", ".tags.(% .role)", ".*", ".**")}",
            22 => $"$map({List(depth - 1)}, {One("$string", "$substring(?, 0, 1)", "$length", "$type")})",
            _ => $"({Truth(depth - 1)} ? {List(depth - 1)} : {List(depth - 1)})",
        };

    private string Object(int depth) => _random.Next(7) switch
    {
        0 => $"{{{One("'a'", Text(0))}: {Any(depth - 1)}, 'b': {Any(depth - 1)}}}",
        1 => $"$merge([{One(Objects)}, {One(Objects)}])",
        2 => $"$states.input.accounts{{{One("env", "role", "name")}: {One("role", "$count($)", "$.role", "size")}}}",
        3 => $"$sift({One(Objects)}, function($v, $k) {{ {One("$k != 'dev'", "$v = 'A'", $"$k = {Text(0)}")} }})",
        4 => Let(depth, Object),
        _ => One(Objects),
    };

    private string Odd(int depth) => _random.Next(8) switch
    {
        0 => $"$single({List(depth - 1)}, function($v) {{ $v = {Text(0)} }})",
        1 => $"({Any(depth - 1)}; {Any(depth - 1)})",
        2 => $"(function($x) {{ {One("$x", "$x & 'y'", "[$x, $x]")} }})({Any(depth - 1)})",
        3 => $"({Truth(depth - 1)} ? {Any(depth - 1)})",
        4 => $"$substringBefore(?, ':')({Text(depth - 1)})",
        5 => $"$parse({One("'[1]'", "'{}'", "'x'")})".Replace("$parse", "$string", StringComparison.Ordinal),
        6 => "$states.input.nowhere" + One(string.Empty, ".at.all", "[0]"),
        _ => One("null", "true", "[]", "{}", "$states.input", "$states.input.accounts"),
    };

    /// <summary>A block with a variable of its own.</summary>
    private string Let(int depth, Func<int, string> inner)
    {
        string name = "$v" + (_next++).ToString(CultureInfo.InvariantCulture);
        string bound = Any(depth - 1);
        _variables.Add(name);
        string body = inner(depth - 1);
        _variables.Remove(name);
        return $"({name} := {bound}; {body})";
    }

    private string Leaf(string[] plain, string[] known, string[] unknown) => _variables.Count > 0 && _random.Next(3) == 0
        ? One(_variables.ToArray())
        : One(_random.Next(10) switch { < 3 => plain, < 6 => known, _ => unknown });

    private string Maybe(string text) => _random.Next(3) == 0 ? text : string.Empty;

    private string One(params string[] choices) => choices[_random.Next(choices.Length)];
}
