using System;
using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// JSONata's own functions with their signatures (https://docs.jsonata.org/overview), and those of Step Functions. Of one
/// that is named here and not worked out, as of all that are not named, the value is unknown.
/// </summary>
internal static class JsonataLibrary
{
    private static readonly Dictionary<string, JsonataValue> Functions = new(StringComparer.Ordinal);

    static JsonataLibrary()
    {
        AddTexts();
        AddNumbers();
        AddLists();
        AddObjects();
        AddOfStepFunctions();
    }

    /// <summary>A function by its name, without the dollar sign.</summary>
    public static JsonataValue? Find(string name) => Functions.TryGetValue(name, out JsonataValue? function) ? function : null;

    private static void AddTexts()
    {
        Add("string", 1, "<x-b?:s>", JsonataTraits.TakesAnything, call => String(call));
        Add("length", 1, "<s-:n>", JsonataTraits.TakesPatterns, call => JsonataTexts.Length(call[0].Text));
        Add("substring", 3, "<s-nn?:s>", JsonataTraits.TakesPatterns, call => JsonataTexts.Substring(call[0].Text, call[1], call[2]));
        Add("substringBefore", 2, "<s-s:s>", JsonataTraits.TakesPatterns, call => call[1].Literal is { } part ? JsonataTexts.Before(call[0].Text, part) : JsonataValue.AnyText);
        Add("substringAfter", 2, "<s-s:s>", JsonataTraits.TakesPatterns, call => call[1].Literal is { } part ? JsonataTexts.After(call[0].Text, part) : JsonataValue.AnyText);
        Add("lowercase", 1, "<s-:s>", JsonataTraits.TakesPatterns, call => JsonataTexts.Case(call[0].Text, isUpper: false));
        Add("uppercase", 1, "<s-:s>", JsonataTraits.TakesPatterns, call => JsonataTexts.Case(call[0].Text, isUpper: true));
        Add("trim", 1, "<s-:s>", JsonataTraits.TakesPatterns, call => JsonataTexts.Trim(call[0].Text));
        Add("pad", 3, "<s-ns?:s>", JsonataTraits.None, call => JsonataTexts.Pad(call[0].Literal!, call[1].Number, call[2]));
        Add("contains", 2, "<s-(sf):b>", JsonataTraits.TakesPatterns, call => call[1].Kind == JsonataKind.Function ? JsonataMatching.Contains(call)
            : call[1].Literal is { } part ? JsonataTexts.Contains(call[0].Text, part)
            : JsonataValue.AnyBoolean);
        Add("match", 3, "<s-f<s:o>n?:a<o>>", JsonataTraits.TakesPatterns, JsonataMatching.Match);
        Add("split", 3, "<s-(sf)n?:a<s>>", JsonataTraits.TakesPatterns, call => call[1].Kind == JsonataKind.Function ? JsonataMatching.Split(call)
            : call[1].Literal is { } part ? JsonataTexts.Split(call[0].Text, part, call[2])
            : JsonataValue.Unknown);
        Add("replace", 4, "<s-(sf)(sf)n?:s>", JsonataTraits.TakesPatterns, call => call[1].Kind == JsonataKind.Function ? JsonataMatching.Replace(call)
            : call[1].Literal is { } part && call[2].Literal is { } by ? JsonataTexts.Replace(call[0].Text, part, by, call[3])
            : JsonataValue.AnyText);
        Add("join", 2, "<a<s>s?:s>", JsonataTraits.TakesAnything, call => call[0].IsMissing ? call[0] : JsonataTexts.Join(call[0], call[1], call.Evaluator.Way.Work));
        Add("base64encode", 1, "<s-:s>", JsonataTraits.None, call => JsonataTexts.Base64Encode(call[0].Literal!));
        Add("base64decode", 1, "<s-:s>", JsonataTraits.None, call => JsonataTexts.Base64Decode(call[0].Literal!));
        Add("encodeUrlComponent", 1, "<s-:s>", JsonataTraits.None, call => JsonataTexts.EncodeUrl(call[0].Literal!, isComponent: true));
        Add("encodeUrl", 1, "<s-:s>", JsonataTraits.None, call => JsonataTexts.EncodeUrl(call[0].Literal!, isComponent: false));
        Add("decodeUrlComponent", 1, "<s-:s>", JsonataTraits.None, _ => JsonataValue.AnyText);
        Add("decodeUrl", 1, "<s-:s>", JsonataTraits.None, _ => JsonataValue.AnyText);
        Add("formatNumber", 3, "<n-so?:s>", JsonataTraits.None, _ => JsonataValue.AnyText);
        Add("formatInteger", 2, "<n-s:s>", JsonataTraits.None, _ => JsonataValue.AnyText);
        Add("fromMillis", 3, "<n-s?s?:s>", JsonataTraits.None, _ => JsonataValue.AnyText);
        Add("now", 2, "<s?s?:s>", JsonataTraits.TakesAnything | JsonataTraits.Differs, call => call[0].IsMissing && call[1].IsMissing ? JsonataSteps.Now : JsonataValue.AnyText);
    }

    private static void AddNumbers()
    {
        Add("number", 1, "<(nsb)-:n>", JsonataTraits.None, call => JsonataNumbers.Number(call[0]));
        Add("abs", 1, "<n-:n>", JsonataTraits.None, call => JsonataValue.Of(Math.Abs(call[0].Number)));
        Add("floor", 1, "<n-:n>", JsonataTraits.None, call => JsonataValue.Of(Math.Floor(call[0].Number)));
        Add("ceil", 1, "<n-:n>", JsonataTraits.None, call => JsonataValue.Of(Math.Ceiling(call[0].Number)));
        Add("round", 2, "<n-n?:n>", JsonataTraits.None, call => JsonataNumbers.Round(call[0], call[1]));
        Add("sqrt", 1, "<n-:n>", JsonataTraits.None, call => JsonataNumbers.SquareRoot(call[0]));
        Add("power", 2, "<n-n:n>", JsonataTraits.None, call => JsonataNumbers.Power(call[0], call[1]));
        Add("formatBase", 2, "<n-n?:s>", JsonataTraits.None, call => JsonataNumbers.FormatBase(call[0], call[1]));
        Add("parseInteger", 2, "<s-s:n>", JsonataTraits.None, _ => JsonataValue.AnyNumber);
        Add("toMillis", 2, "<s-s?:n>", JsonataTraits.None, _ => JsonataValue.AnyNumber);
        Add("millis", 0, "<:n>", JsonataTraits.TakesAnything | JsonataTraits.Differs, _ => JsonataValue.AnyNumber.Present());
        Add("sum", 1, "<a<n>:n>", JsonataTraits.None, call => JsonataNumbers.Sum(call[0]));
        Add("max", 1, "<a<n>:n>", JsonataTraits.None, call => JsonataNumbers.Max(call[0]));
        Add("min", 1, "<a<n>:n>", JsonataTraits.None, call => JsonataNumbers.Min(call[0]));
        Add("average", 1, "<a<n>:n>", JsonataTraits.None, call => JsonataNumbers.Average(call[0]));
        Add("count", 1, "<a:n>", JsonataTraits.TakesAnything, call => JsonataLists.Count(call[0]));
        Add("boolean", 1, "<x-:b>", JsonataTraits.TakesAnything, call => Truth(call[0], isNegated: false));
        Add("not", 1, "<x-:b>", JsonataTraits.TakesAnything, call => Truth(call[0], isNegated: true));
    }

    private static void AddLists()
    {
        Add("map", 2, "<af>", JsonataTraits.TakesAnything, JsonataHigher.Map);
        Add("filter", 2, "<af>", JsonataTraits.TakesAnything, JsonataHigher.Filter);
        Add("single", 2, "<af?>", JsonataTraits.TakesAnything, JsonataHigher.Single);
        Add("reduce", 3, "<afj?:j>", JsonataTraits.TakesAnything, JsonataHigher.Reduce);
        Add("append", 2, "<xx:a>", JsonataTraits.TakesAnything, call => JsonataLists.Append(call[0], call[1]));
        Add("reverse", 1, "<a:a>", JsonataTraits.TakesAnything, call => call[0].IsMissing ? call[0] : JsonataLists.Reverse(call[0]));
        Add("distinct", 1, "<x:x>", JsonataTraits.TakesAnything, call => JsonataLists.Distinct(call[0], call.Evaluator.Way.Work));
        Add("sort", 2, "<af?:a>", JsonataTraits.TakesAnything, call => call[0].IsMissing ? call[0] : JsonataLists.Sort(call));
        Add("shuffle", 1, "<a:a>", JsonataTraits.TakesAnything | JsonataTraits.Differs, call => call[0].IsMissing ? call[0] : call[0].IsList ? JsonataLists.Shuffle(call[0]) : JsonataValue.Unknown);
        Add("zip", 0, "<a+>", JsonataTraits.TakesAnything, JsonataLists.Zip);
    }

    private static void AddObjects()
    {
        Add("keys", 1, "<x-:a<s>>", JsonataTraits.TakesAnything, call => JsonataObjects.Keys(call[0]));
        Add("lookup", 2, "<x-s:x>", JsonataTraits.TakesAnything, call => JsonataObjects.Lookup(call[0], call[1], call.Evaluator.Way));
        Add("spread", 1, "<x-:a<o>>", JsonataTraits.TakesAnything, call => JsonataObjects.Spread(call[0]));
        Add("merge", 1, "<a<o>:o>", JsonataTraits.TakesAnything, call => call[0].IsMissing ? call[0] : JsonataObjects.Merge(call[0]));
        Add("each", 2, "<o-f:a>", JsonataTraits.TakesAnything, JsonataHigher.Each);
        Add("sift", 2, "<o-f?:o>", JsonataTraits.TakesAnything, call => call[1].IsMissing ? JsonataValue.Unknown : JsonataHigher.Sift(call));
        Add("exists", 1, "<x:b>", JsonataTraits.TakesAnything, call => JsonataValue.Of(JsonataTruth.IsPresent(call[0])));
        Add("type", 1, "<x:s>", JsonataTraits.TakesAnything, call => Type(call[0]));
        Add("clone", 1, "<(oa)-:o>", JsonataTraits.TakesAnything, call => call[0].IsMissing ? call[0] : JsonataValue.Unknown);
        Add("error", 1, "<s?:x>", JsonataTraits.TakesAnything, _ => throw new JsonataFailure("D3137", "$error is called"));
        Add("assert", 2, "<bs?:x>", JsonataTraits.TakesAnything, call => call.Evaluator.Decide(JsonataTruth.Of(call[0])) ? JsonataValue.Missing : throw new JsonataFailure("D3141", "what $assert asks for does not hold"));
    }

    private static void AddOfStepFunctions()
    {
        Add("partition", 2, "<xx:x>", JsonataTraits.TakesAnything, call => JsonataSteps.Partition(call[0], call[1]));
        Add("range", 3, "<xxx:x>", JsonataTraits.TakesAnything, call => JsonataSteps.Range(call[0], call[1], call[2], call.Evaluator.Way.Work));
        Add("hash", 2, "<xx:s>", JsonataTraits.TakesAnything, call => JsonataSteps.Hash(call[0], call[1]));
        Add("random", 1, "<x?:n>", JsonataTraits.TakesAnything | JsonataTraits.Differs, _ => JsonataValue.AnyNumber.Present());
        Add("uuid", 0, "<:s>", JsonataTraits.TakesAnything | JsonataTraits.Differs, _ => JsonataSteps.Uuid);
        Add("parse", 1, "<x:x>", JsonataTraits.TakesAnything, call => JsonataSteps.Parse(call[0]));
    }

    private static void Add(string name, int arity, string signature, JsonataTraits traits, Func<JsonataCall, JsonataValue> native) =>
        Functions.Add(name, JsonataValue.Of(JsonataFunction.Own(name, arity, signature, traits, native)));

    private static JsonataValue String(JsonataCall call) =>
        call[0].IsMissing ? call[0]
        : call[0].IsUnknown || call[0].MayBeMissing ? JsonataValue.AnyText
        : call[1].IsMissing || call[1].Truth.Known is not null && !call[1].MayBeMissing ? JsonataValue.Of(JsonataJson.TextOf(call[0], call[1].Kind == JsonataKind.Boolean && call[1].Truth.IsTrue))
        : JsonataValue.AnyText.Present();

    private static JsonataValue Truth(JsonataValue value, bool isNegated)
    {
        if (value.IsMissing)
        {
            return value;
        }

        JsonataCondition truth = JsonataTruth.Of(value);
        JsonataValue result = JsonataValue.Of(isNegated ? JsonataCondition.Not(truth) : truth);
        return value.MayBeMissing ? result.OrMissing() : result;
    }

    private static JsonataValue Type(JsonataValue value) => value.IsMissing ? value
        : value.IsUnknown || value.MayBeMissing ? JsonataValue.AnyText
        : value.Kind switch
        {
            JsonataKind.Null => JsonataValue.Of("null"),
            JsonataKind.Boolean => JsonataValue.Of("boolean"),
            // jsonata asks whether a number is one, and takes 0/0 for an object.
            JsonataKind.Number when value.KnownNumber is null => JsonataValue.AnyText.Present(),
            JsonataKind.Number => JsonataValue.Of("number"),
            JsonataKind.Text => JsonataValue.Of("string"),
            JsonataKind.List => JsonataValue.Of("array"),
            JsonataKind.Function => JsonataValue.Of("function"),
            _ => JsonataValue.Of("object"),
        };
}
