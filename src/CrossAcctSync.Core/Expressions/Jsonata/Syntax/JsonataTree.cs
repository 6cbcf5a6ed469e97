using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>
/// Nodes as they are written to nodes that are worked out: names and dots become paths of steps, predicates belong to
/// their step, and each <c>%</c> finds the step whose parent it is.
/// </summary>
internal sealed class JsonataTree
{
    private readonly JsonataAncestry _ancestry = new();

    private JsonataTree()
    {
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="JsonataSyntaxException">JSONata refuses it.</exception>
    public static JsonataSyntax Read(string text)
    {
        JsonataSyntax root = new JsonataTree().Process(JsonataParser.Parse(text));
        return root.Kind == JsonataSyntaxKind.Parent || root.SeekingParent is not null ? throw JsonataAncestry.Refused(root) : root;
    }

    private JsonataSyntax Process(JsonataSyntax node)
    {
        JsonataSyntax result = Converted(node);
        result.KeepsList |= node.KeepsList;
        return result;
    }

    private JsonataSyntax Converted(JsonataSyntax node)
    {
        switch (node.Kind)
        {
            case JsonataSyntaxKind.Binary:
                return Binary(node);
            case JsonataSyntaxKind.Name:
                return new JsonataSyntax(JsonataSyntaxKind.Path, node.Position) { Steps = new(1) { node }, KeepsSingleton = node.KeepsList };
            case JsonataSyntaxKind.Parent:
                return _ancestry.Add(node);
            case JsonataSyntaxKind.Negation:
                JsonataSyntax negated = Process(node.Left!);
                return negated.Kind == JsonataSyntaxKind.Number
                    ? new JsonataSyntax(JsonataSyntaxKind.Number, node.Position) { Number = -negated.Number, Predicates = negated.Predicates, Group = negated.Group }
                    : Within(new JsonataSyntax(JsonataSyntaxKind.Negation, node.Position) { Left = negated }, negated);
            case JsonataSyntaxKind.List:
                var list = new JsonataSyntax(JsonataSyntaxKind.List, node.Position);
                list.Parts = node.Parts.Select(part => Inner(list, part)).ToList();
                return list;
            case JsonataSyntaxKind.Object:
                var members = new JsonataSyntax(JsonataSyntaxKind.Object, node.Position);
                members.Pairs = node.Pairs.Select(pair => (Inner(members, pair.Name), Inner(members, pair.Value))).ToList();
                return members;
            case JsonataSyntaxKind.Call or JsonataSyntaxKind.Partial:
                var call = new JsonataSyntax(node.Kind, node.Position) { Text = node.Text };
                call.Parts = node.Parts.Select(part => part.Kind == JsonataSyntaxKind.Operator ? part : Inner(call, part)).ToList();
                call.Left = Process(node.Left!);
                return call;
            case JsonataSyntaxKind.Lambda:
                return new JsonataSyntax(JsonataSyntaxKind.Lambda, node.Position) { Parts = node.Parts, Signature = node.Signature, Right = TailCall(Process(node.Right!)) };
            case JsonataSyntaxKind.Condition:
                var condition = new JsonataSyntax(JsonataSyntaxKind.Condition, node.Position);
                condition.Left = Inner(condition, node.Left!);
                condition.Right = Inner(condition, node.Right!);
                condition.Else = node.Else is null ? null : Inner(condition, node.Else);
                return condition;
            case JsonataSyntaxKind.Transform:
                return new JsonataSyntax(JsonataSyntaxKind.Transform, node.Position)
                {
                    Left = Process(node.Left!),
                    Right = Process(node.Right!),
                    Else = node.Else is null ? null : Process(node.Else),
                };
            case JsonataSyntaxKind.Block:
                var block = new JsonataSyntax(JsonataSyntaxKind.Block, node.Position);
                block.Parts = node.Parts.Select(part => Inner(block, part)).ToList();
                block.IsListStep = block.Parts.Any(part => part.IsListStep || (part.Kind == JsonataSyntaxKind.Path && part.Steps[0].IsListStep));
                return block;
            case JsonataSyntaxKind.Operator:
                throw new JsonataSyntaxException("S0201", node.Position, $"'{node.Text}' cannot stand where it stands");
            default:
                return node;
        }
    }

    private JsonataSyntax Binary(JsonataSyntax node)
    {
        switch (node.Text)
        {
            case ".":
                return Path(node);
            case "[":
                return Predicate(node);
            case "{":
                JsonataSyntax grouped = Process(node.Left!);
                if (grouped.Group is not null)
                {
                    throw new JsonataSyntaxException("S0210", node.Position, "a step is grouped twice");
                }

                grouped.Group = new JsonataSyntax(JsonataSyntaxKind.Object, node.Position) { Pairs = node.Pairs.Select(pair => (Process(pair.Name), Process(pair.Value))).ToList() };
                return grouped;
            case "^":
                JsonataSyntax sorted = AsPath(Process(node.Left!));
                var sort = new JsonataSyntax(JsonataSyntaxKind.Sort, node.Position);
                sort.Terms = node.Terms.Select(term => (Inner(sort, term.Term), term.IsDescending)).ToList();
                sorted.Steps.Add(sort);
                JsonataAncestry.Resolve(sorted, _ancestry);
                return sorted;
            case ":=":
                var bind = new JsonataSyntax(JsonataSyntaxKind.Bind, node.Position) { Text = node.Left!.Text };
                bind.Right = Inner(bind, node.Right!);
                return bind;
            case "@":
                return Focus(node);
            case "#":
                return Index(node);
            case "~>":
                var apply = new JsonataSyntax(JsonataSyntaxKind.Apply, node.Position) { Left = Process(node.Left!), Right = Process(node.Right!) };
                apply.KeepsList = apply.Left.KeepsList || apply.Right.KeepsList;
                return apply;
            default:
                var binary = new JsonataSyntax(JsonataSyntaxKind.Binary, node.Position) { Text = node.Text };
                binary.Left = Process(node.Left!);
                binary.Right = Process(node.Right!);
                return Within(Within(binary, binary.Left), binary.Right);
        }
    }

    private JsonataSyntax Path(JsonataSyntax node)
    {
        JsonataSyntax first = Process(node.Left!);
        JsonataSyntax path = AsPath(first);
        if (first.Kind == JsonataSyntaxKind.Parent)
        {
            path.SeekingParent = new List<JsonataSlot> { first.Slot! };
        }

        JsonataSyntax rest = Process(node.Right!);
        if (rest.Kind == JsonataSyntaxKind.Path)
        {
            path.Steps.AddRange(rest.Steps);
        }
        else
        {
            if (rest.Predicates is not null)
            {
                rest.Stages = rest.Predicates;
                rest.Predicates = null;
            }

            path.Steps.Add(rest);
        }

        for (int i = 0; i < path.Steps.Count; i++)
        {
            JsonataSyntax step = path.Steps[i];
            if (step.Kind is JsonataSyntaxKind.Number or JsonataSyntaxKind.Value)
            {
                throw new JsonataSyntaxException("S0213", step.Position, "a step of a path is a number, true, false or null");
            }

            if (step.Kind == JsonataSyntaxKind.Text)
            {
                step.Kind = JsonataSyntaxKind.Name;
            }

            path.KeepsSingleton |= step.KeepsList;
        }

        path.Steps[0].IsListStep |= path.Steps[0].Kind == JsonataSyntaxKind.List;
        path.Steps[path.Steps.Count - 1].IsListStep |= path.Steps[path.Steps.Count - 1].Kind == JsonataSyntaxKind.List;
        JsonataAncestry.Resolve(path, _ancestry);
        return path;
    }

    private JsonataSyntax Predicate(JsonataSyntax node)
    {
        JsonataSyntax result = Process(node.Left!);
        JsonataSyntax step = LastStep(result);
        if (step.Group is not null)
        {
            throw new JsonataSyntaxException("S0209", node.Position, "a predicate stands behind a grouping");
        }

        JsonataSyntax predicate = Process(node.Right!);
        foreach (JsonataSlot slot in predicate.SeekingParent ?? new List<JsonataSlot>())
        {
            if (slot.Level == 1)
            {
                _ancestry.Seek(step, slot);
            }
            else
            {
                slot.Level--;
            }
        }

        if (predicate.SeekingParent is not null)
        {
            JsonataAncestry.Push(step, predicate);
        }

        List<JsonataStage> stages = result.Kind == JsonataSyntaxKind.Path ? step.Stages ??= new() : step.Predicates ??= new();
        stages.Add(new JsonataStage(predicate, null));
        return result;
    }

    private JsonataSyntax Focus(JsonataSyntax node)
    {
        JsonataSyntax result = Process(node.Left!);
        JsonataSyntax step = LastStep(result);
        if (step.Stages is not null || step.Predicates is not null)
        {
            throw new JsonataSyntaxException("S0215", node.Position, "@ stands behind a predicate");
        }

        if (step.Kind == JsonataSyntaxKind.Sort)
        {
            throw new JsonataSyntaxException("S0216", node.Position, "@ stands behind an order-by");
        }

        step.KeepsList |= node.KeepsList;
        step.Focus = node.Right!.Text;
        step.IsTuple = true;
        return result;
    }

    private JsonataSyntax Index(JsonataSyntax node)
    {
        JsonataSyntax result = Process(node.Left!);
        JsonataSyntax step = result;
        if (result.Kind == JsonataSyntaxKind.Path)
        {
            step = result.Steps[result.Steps.Count - 1];
        }
        else
        {
            result = AsPath(result);
            step.Stages = step.Predicates ?? step.Stages;
            step.Predicates = null;
        }

        if (step.Stages is null)
        {
            step.Index = node.Right!.Text;
        }
        else
        {
            step.Stages.Add(new JsonataStage(null, node.Right!.Text));
        }

        step.IsTuple = true;
        return result;
    }

    private static JsonataSyntax LastStep(JsonataSyntax node) => node.Kind == JsonataSyntaxKind.Path ? node.Steps[node.Steps.Count - 1] : node;

    private static JsonataSyntax AsPath(JsonataSyntax node) =>
        node.Kind == JsonataSyntaxKind.Path ? node : new JsonataSyntax(JsonataSyntaxKind.Path, node.Position) { Steps = new(2) { node } };

    /// <summary>Marks the calls with which a function ends.</summary>
    private static JsonataSyntax TailCall(JsonataSyntax node)
    {
        switch (node.Kind)
        {
            case JsonataSyntaxKind.Call when node.Predicates is null:
                return new JsonataSyntax(JsonataSyntaxKind.Lambda, node.Position) { IsTailCall = true, Right = node };
            case JsonataSyntaxKind.Condition:
                node.Right = TailCall(node.Right!);
                node.Else = node.Else is null ? null : TailCall(node.Else);
                return node;
            case JsonataSyntaxKind.Block when node.Parts.Count > 0:
                List<JsonataSyntax> parts = node.Parts.ToList();
                parts[parts.Count - 1] = TailCall(parts[parts.Count - 1]);
                node.Parts = parts;
                return node;
            default:
                return node;
        }
    }

    private JsonataSyntax Inner(JsonataSyntax outer, JsonataSyntax inner)
    {
        JsonataSyntax processed = Process(inner);
        Within(outer, processed);
        return processed;
    }

    private static JsonataSyntax Within(JsonataSyntax outer, JsonataSyntax inner)
    {
        JsonataAncestry.Push(outer, inner);
        return outer;
    }
}
