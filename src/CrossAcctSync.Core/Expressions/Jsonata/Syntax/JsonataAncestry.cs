using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>Which step each <c>%</c> of an expression means (https://docs.jsonata.org/path-operators#-parent).</summary>
internal sealed class JsonataAncestry
{
    private readonly List<JsonataSyntax> _parents = new();

    public JsonataSyntax Add(JsonataSyntax node)
    {
        var parent = new JsonataSyntax(JsonataSyntaxKind.Parent, node.Position) { Slot = new JsonataSlot(_parents.Count) };
        _parents.Add(parent);
        return parent;
    }

    /// <summary>Hands what is asked for within a node on to the node around it.</summary>
    public static void Push(JsonataSyntax outer, JsonataSyntax inner)
    {
        if (inner.SeekingParent is null && inner.Kind != JsonataSyntaxKind.Parent)
        {
            return;
        }

        List<JsonataSlot> slots = inner.SeekingParent ?? new List<JsonataSlot>();
        if (inner.Kind == JsonataSyntaxKind.Parent)
        {
            slots.Add(inner.Slot!);
        }

        if (outer.SeekingParent is null)
        {
            outer.SeekingParent = slots;
        }
        else
        {
            outer.SeekingParent.AddRange(slots);
        }
    }

    /// <summary>Looks for the steps of a path that its last step asks for.</summary>
    public static void Resolve(JsonataSyntax path, JsonataAncestry ancestry)
    {
        JsonataSyntax last = path.Steps[path.Steps.Count - 1];
        List<JsonataSlot> slots = last.SeekingParent ?? new List<JsonataSlot>();
        if (last.Kind == JsonataSyntaxKind.Parent)
        {
            slots.Add(last.Slot!);
        }

        foreach (JsonataSlot asked in slots.ToArray())
        {
            JsonataSlot slot = asked;
            int index = path.Steps.Count - 2;
            while (slot.Level > 0)
            {
                if (index < 0)
                {
                    (path.SeekingParent ??= new List<JsonataSlot>()).Add(slot);
                    break;
                }

                JsonataSyntax step = path.Steps[index--];
                while (index >= 0 && step.Focus is not null && path.Steps[index].Focus is not null)
                {
                    step = path.Steps[index--];
                }

                slot = ancestry.Seek(step, slot);
            }
        }
    }

    /// <summary>Looks for a parent from a node upwards.</summary>
    public JsonataSlot Seek(JsonataSyntax node, JsonataSlot slot)
    {
        switch (node.Kind)
        {
            case JsonataSyntaxKind.Name or JsonataSyntaxKind.Wildcard:
                slot.Level--;
                if (slot.Level == 0)
                {
                    if (node.Ancestor is not null)
                    {
                        _parents[slot.Index].Slot!.Label = node.Ancestor.Label;
                    }

                    node.Ancestor = slot;
                    node.IsTuple = true;
                }

                return slot;
            case JsonataSyntaxKind.Parent:
                slot.Level++;
                return slot;
            case JsonataSyntaxKind.Block when node.Parts.Count > 0:
                node.IsTuple = true;
                return Seek(node.Parts[node.Parts.Count - 1], slot);
            case JsonataSyntaxKind.Block:
                return slot;
            case JsonataSyntaxKind.Path:
                node.IsTuple = true;
                int index = node.Steps.Count - 1;
                slot = Seek(node.Steps[index--], slot);
                while (slot.Level > 0 && index >= 0)
                {
                    slot = Seek(node.Steps[index--], slot);
                }

                return slot;
            default:
                throw Refused(node);
        }
    }

    public static JsonataSyntaxException Refused(JsonataSyntax node) => new("S0217", node.Position, "a % has no step whose parent it could be");
}
