using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Paths, their predicates and the variables that they carry along (https://docs.jsonata.org/path-operators).</summary>
internal sealed class JsonataPaths
{
    private const string Focus = "@";

    private readonly JsonataEvaluator _evaluator;

    public JsonataPaths(JsonataEvaluator evaluator) => _evaluator = evaluator;

    /// <summary>The sequence that a path leads to; with variables where the node says so.</summary>
    public JsonataValue Evaluate(JsonataSyntax path, JsonataValue context, JsonataFrame frame)
    {
        List<JsonataSyntax> steps = path.Steps;
        JsonataValue input = context.IsList && steps[0].Kind != JsonataSyntaxKind.Variable ? context : JsonataValue.Sequence(AsInput(context, steps[0]));
        JsonataValue found = JsonataValue.Missing;
        List<IReadOnlyDictionary<string, JsonataValue>>? tuples = null;
        bool hasTuples = false;
        for (int i = 0; i < steps.Count; i++)
        {
            JsonataSyntax step = steps[i];
            hasTuples |= step.IsTuple;
            if (i == 0 && step.IsListStep)
            {
                found = _evaluator.Evaluate(step, input, frame);
            }
            else if (hasTuples)
            {
                tuples = TupleStep(step, input, tuples, frame);
                if (tuples is null)
                {
                    return JsonataValue.Unknown;
                }
            }
            else
            {
                found = Step(step, input, frame, i == steps.Count - 1);
            }

            if (!hasTuples && !found.IsList)
            {
                // A list that was written out with a predicate behind it can be something else.
                bool leadsNowhere = found.IsMissing || (found.Kind == JsonataKind.Object && found.Members.Find("length") is null && i < steps.Count - 1);
                return leadsNowhere && !path.KeepsSingleton ? JsonataValue.Missing
                    : i == steps.Count - 1 && !path.KeepsSingleton ? found
                    : JsonataValue.Unknown;
            }

            if (!hasTuples && found.Items.Count == 0)
            {
                break;
            }

            if (step.Focus is null)
            {
                input = found;
            }
        }

        if (hasTuples)
        {
            found = path.IsTuple || path.Group is not null
                ? JsonataValue.List(tuples!.Select(JsonataValue.OfTuple).ToArray(), JsonataListForm.Sequence | JsonataListForm.Tuples)
                : JsonataValue.List(tuples!.Select(tuple => tuple[Focus]).ToArray(), JsonataListForm.Sequence);
        }

        if (path.KeepsSingleton)
        {
            found = (found.Form & (JsonataListForm.WrittenOut | JsonataListForm.Sequence)) == JsonataListForm.WrittenOut ? JsonataValue.Sequence(found) : found;
            found = found.With(found.Form | JsonataListForm.KeepsSingleton);
        }

        return found;
    }

    /// <summary>What a predicate leaves of a value.</summary>
    public JsonataValue Filter(JsonataSyntax predicate, JsonataValue value, JsonataFrame frame)
    {
        bool isPlace = predicate.Kind == JsonataSyntaxKind.Number && predicate.Predicates is null;
        if (!value.IsList && (value.IsUnknown || value.MayBeMissing))
        {
            return isPlace && value.Origin is not null ? JsonataValue.UnknownOf($"{value.Origin}[{predicate.Number}]") : JsonataValue.Unknown;
        }

        JsonataListForm form = JsonataListForm.Sequence | (value.Form & JsonataListForm.Tuples);
        IReadOnlyList<JsonataValue> items = value.IsList ? value.Items : new[] { value };
        if (isPlace)
        {
            return AtPlace(items, value.IsOpen, Math.Floor(predicate.Number), form);
        }

        var found = new List<JsonataValue>();
        for (int i = 0; i < items.Count; i++)
        {
            JsonataValue item = items[i];
            if (item.Rest is not null)
            {
                found.Add(JsonataValue.RestOf(JsonataValue.Unknown));
                continue;
            }

            JsonataValue outcome = item.Tuple is { } tuple
                ? _evaluator.Evaluate(predicate, tuple[Focus], new JsonataFrame(frame, tuple))
                : _evaluator.Evaluate(predicate, item, frame);
            if (Times(outcome, i, items.Count, value.IsOpen) is not { } times)
            {
                return JsonataValue.Unknown;
            }

            for (int j = 0; j < times; j++)
            {
                found.Add(item);
            }
        }

        return JsonataValue.List(found, form);
    }

    /// <summary>How often an element comes by its predicate's outcome, which is true or false or the places of elements; null where that is not known.</summary>
    private int? Times(JsonataValue outcome, int place, int count, bool isOpen)
    {
        if (outcome.IsList && !outcome.IsOpen && outcome.Items.All(item => item.Kind == JsonataKind.Number))
        {
            return isOpen || outcome.Items.Any(item => item.KnownNumber is null) ? null : outcome.Items.Count(item => PlaceOf(item.Number, count) == place);
        }

        if (outcome.Kind == JsonataKind.Number)
        {
            return isOpen || outcome.KnownNumber is not { } number ? null : PlaceOf(number, count) == place ? 1 : 0;
        }

        bool mayBePlaces = outcome.IsUnknown || (outcome.IsList && outcome.Items.All(item => item.IsUnknown || item.Kind == JsonataKind.Number));
        return mayBePlaces ? null : _evaluator.Decide(JsonataTruth.Of(outcome)) ? 1 : 0;
    }

    private static double PlaceOf(double number, int count)
    {
        double place = Math.Floor(number);
        return place < 0 ? count + place : place;
    }

    private static JsonataValue AtPlace(IReadOnlyList<JsonataValue> items, bool isOpen, double place, JsonataListForm form)
    {
        if (isOpen)
        {
            // An element is known by its place as long as none that may stand for several is on the way to it.
            IEnumerable<JsonataValue> way = place < 0 ? items.Reverse() : items;
            double steps = place < 0 ? -place - 1 : place;
            List<JsonataValue> known = way.TakeWhile(item => item.Rest is null).ToList();
            return steps < known.Count ? One(known[(int)steps]) : JsonataValue.Unknown;
        }

        double index = place < 0 ? items.Count + place : place;
        return index >= 0 && index < items.Count ? One(items[(int)index]) : JsonataValue.List(Array.Empty<JsonataValue>(), form);

        JsonataValue One(JsonataValue item) =>
            item.IsMissing ? JsonataValue.List(Array.Empty<JsonataValue>(), form)
            : item.IsList ? item
            : JsonataValue.List(new[] { item.IsUnknown ? JsonataValue.RestOf(item) : item }, form);
    }

    /// <summary>The context of a first step; one that is unknown may be a list that is taken apart.</summary>
    private static JsonataValue AsInput(JsonataValue context, JsonataSyntax first) =>
        ReferenceEquals(context, JsonataEvaluator.NoContext) || first.Kind == JsonataSyntaxKind.Variable || !(context.IsUnknown || context.MayBeMissing)
            ? context
            : JsonataValue.RestOf(context);

    private JsonataValue Step(JsonataSyntax step, JsonataValue input, JsonataFrame frame, bool isLast)
    {
        if (step.Kind == JsonataSyntaxKind.Sort)
        {
            return Stages(step, JsonataSorting.Sort(_evaluator, step, input, frame), frame);
        }

        var results = new List<JsonataValue>();
        foreach (JsonataValue item in input.Items)
        {
            JsonataValue result = item.Rest is null ? _evaluator.Evaluate(step, item, frame) : StepOverRest(step, item.Rest);
            if (step.Stages is { } stages)
            {
                foreach (JsonataStage stage in stages)
                {
                    result = _evaluator.Way.Resolve(result);
                    result = Filter(stage.Predicate!, result, frame);
                }
            }

            if (!result.IsMissing)
            {
                results.Add(_evaluator.Way.Resolve(result));
            }
        }

        if (isLast && results.Count == 1 && results[0].IsList && !results[0].IsSequence)
        {
            return results[0];
        }

        var found = new List<JsonataValue>(results.Count);
        foreach (JsonataValue result in results)
        {
            if (result.IsList && (result.Form & JsonataListForm.WrittenOut) == 0)
            {
                found.AddRange(result.Items);
                _evaluator.Way.Work.Spend(result.Items.Count / 16);
            }
            else if (!result.IsMissing)
            {
                found.Add(result.IsUnknown || result.MayBeMissing ? JsonataValue.RestOf(result) : result);
            }
        }

        return JsonataValue.List(found, JsonataListForm.Sequence);
    }

    /// <summary>A step over a value that is not known: its members have an origin, if it has one itself.</summary>
    private JsonataValue StepOverRest(JsonataSyntax step, JsonataValue value) =>
        step.Kind != JsonataSyntaxKind.Name ? JsonataValue.Unknown
        : Patterns.TextPattern.Of(step.Text).Unmark().Literal is { } name ? _evaluator.Way.Resolve(JsonataObjects.Lookup(value, name))
        : JsonataValue.Unknown;

    private JsonataValue Stages(JsonataSyntax step, JsonataValue value, JsonataFrame frame)
    {
        foreach (JsonataStage stage in step.Stages ?? new List<JsonataStage>())
        {
            value = stage.Predicate is null ? WithPlaces(value, stage.Index!) : Filter(stage.Predicate, value, frame);
        }

        return value;
    }

    private static JsonataValue WithPlaces(JsonataValue value, string variable) => !value.IsList ? value : JsonataValue.List(
        value.Items.Select((item, place) => item.Tuple is { } tuple ? JsonataValue.OfTuple(With(tuple, variable, JsonataValue.Of(place))) : item).ToArray(),
        value.Form);

    /// <summary>A step that carries variables along; null where that cannot be followed.</summary>
    private List<IReadOnlyDictionary<string, JsonataValue>>? TupleStep(JsonataSyntax step, JsonataValue input, List<IReadOnlyDictionary<string, JsonataValue>>? tuples, JsonataFrame frame)
    {
        const JsonataListForm tupleForm = JsonataListForm.Sequence | JsonataListForm.Tuples;
        var found = new List<IReadOnlyDictionary<string, JsonataValue>>();
        if (step.Kind == JsonataSyntaxKind.Sort)
        {
            JsonataValue sorted = JsonataSorting.Sort(_evaluator, step, tuples is null ? input : JsonataValue.List(tuples.Select(JsonataValue.OfTuple).ToArray(), tupleForm), frame);
            if (!sorted.IsList || sorted.IsOpen)
            {
                return null;
            }

            found.AddRange(sorted.Items.Select((item, place) => item.Tuple ?? With(With(null, Focus, item), step.Index ?? string.Empty, JsonataValue.Of(place))));
        }
        else
        {
            foreach (IReadOnlyDictionary<string, JsonataValue> tuple in tuples ?? input.Items.Select(item => (IReadOnlyDictionary<string, JsonataValue>)With(null, Focus, item)).ToList())
            {
                if (tuple[Focus].Rest is not null)
                {
                    return null;
                }

                JsonataValue result = _evaluator.Evaluate(step, tuple[Focus], new JsonataFrame(frame, tuple));
                if (result.IsUnknown || result.MayBeMissing || result.IsOpen)
                {
                    return null;
                }

                IReadOnlyList<JsonataValue> items = result.IsList ? result.Items : result.IsMissing ? Array.Empty<JsonataValue>() : new[] { result };
                for (int place = 0; place < items.Count; place++)
                {
                    found.Add(Extended(step, tuple, items[place], place));
                }
            }
        }

        if (step.Stages is null)
        {
            return found;
        }

        JsonataValue staged = Stages(step, JsonataValue.List(found.Select(JsonataValue.OfTuple).ToArray(), tupleForm), frame);
        return staged.IsList && !staged.IsOpen && staged.Items.All(item => item.Tuple is not null) ? staged.Items.Select(item => item.Tuple!).ToList() : null;
    }

    private static Dictionary<string, JsonataValue> Extended(JsonataSyntax step, IReadOnlyDictionary<string, JsonataValue> tuple, JsonataValue item, int place)
    {
        Dictionary<string, JsonataValue> extended = tuple.ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal);
        if (item.Tuple is not null)
        {
            foreach (KeyValuePair<string, JsonataValue> variable in item.Tuple)
            {
                extended[variable.Key] = variable.Value;
            }

            return extended;
        }

        extended[step.Focus ?? Focus] = item;
        if (step.Index is not null)
        {
            extended[step.Index] = JsonataValue.Of(place);
        }

        if (step.Ancestor is not null)
        {
            extended[step.Ancestor.Label] = tuple[Focus];
        }

        return extended;
    }

    private static Dictionary<string, JsonataValue> With(IReadOnlyDictionary<string, JsonataValue>? tuple, string name, JsonataValue value)
    {
        Dictionary<string, JsonataValue> extended = tuple?.ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal) ?? new(StringComparer.Ordinal);
        extended[name] = value;
        return extended;
    }
}
