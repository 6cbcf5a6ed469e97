using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>
/// A node of an expression. <see cref="JsonataParser"/> makes nodes as they are written, <see cref="JsonataTree"/> those that
/// are worked out; from then on they are left alone.
/// </summary>
internal sealed class JsonataSyntax
{
    private static readonly IReadOnlyList<JsonataSyntax> None = Array.Empty<JsonataSyntax>();

    private bool? _binds;

    public JsonataSyntax(JsonataSyntaxKind kind, int position)
    {
        Kind = kind;
        Position = position;
    }

    public JsonataSyntaxKind Kind { get; set; }

    /// <summary>The character behind the word that the node stands for, counted from 0.</summary>
    public int Position { get; }

    /// <summary>A name, a text, an operator, or a regular expression.</summary>
    public string Text { get; set; } = string.Empty;

    public double Number { get; set; }

    /// <summary>The flags of a regular expression.</summary>
    public string Flags { get; set; } = string.Empty;

    /// <summary>The left of an operator, the condition, the procedure of a call, the pattern of a transform.</summary>
    public JsonataSyntax? Left { get; set; }

    /// <summary>The right of an operator, what holds when a condition does, the body of a function, the update of a transform.</summary>
    public JsonataSyntax? Right { get; set; }

    /// <summary>What holds when a condition does not, the deletions of a transform.</summary>
    public JsonataSyntax? Else { get; set; }

    /// <summary>Elements, arguments, parameters, or expressions of a block.</summary>
    public IReadOnlyList<JsonataSyntax> Parts { get; set; } = None;

    /// <summary>Names and values of an object.</summary>
    public IReadOnlyList<(JsonataSyntax Name, JsonataSyntax Value)> Pairs { get; set; } = Array.Empty<(JsonataSyntax, JsonataSyntax)>();

    /// <summary>Terms of an order-by.</summary>
    public IReadOnlyList<(JsonataSyntax Term, bool IsDescending)> Terms { get; set; } = Array.Empty<(JsonataSyntax, bool)>();

    /// <summary>The steps of a path.</summary>
    public List<JsonataSyntax> Steps { get; set; } = new(0);

    /// <summary>Predicates of a node that is no step of a path.</summary>
    public List<JsonataStage>? Predicates { get; set; }

    /// <summary>Predicates and positions of a step of a path.</summary>
    public List<JsonataStage>? Stages { get; set; }

    /// <summary>The pairs by which what the node gives is grouped.</summary>
    public JsonataSyntax? Group { get; set; }

    /// <summary><c>[]</c> stands behind the node: one is a list of one.</summary>
    public bool KeepsList { get; set; }

    /// <summary>A step of the path has <c>[]</c>.</summary>
    public bool KeepsSingleton { get; set; }

    /// <summary>A list written out at the beginning or end of a path, which is not taken apart.</summary>
    public bool IsListStep { get; set; }

    /// <summary>The step binds names, so that the path carries them along.</summary>
    public bool IsTuple { get; set; }

    /// <summary>The variable of <c>@</c>.</summary>
    public string? Focus { get; set; }

    /// <summary>The variable of <c>#</c>.</summary>
    public string? Index { get; set; }

    /// <summary>The name under which the step's parent is kept for a <c>%</c>.</summary>
    public JsonataSlot? Ancestor { get; set; }

    /// <summary>Of a <c>%</c>: which parent it is.</summary>
    public JsonataSlot? Slot { get; set; }

    /// <summary>Parents that are asked for within, and whose step is not found yet.</summary>
    public List<JsonataSlot>? SeekingParent { get; set; }

    /// <summary>A call at the end of a function, which its caller makes, so that functions can call each other without end.</summary>
    public bool IsTailCall { get; set; }

    /// <summary>Whether working the node out may set a variable in the block around it.</summary>
    public bool Binds => _binds ??= Kind is not (JsonataSyntaxKind.Block or JsonataSyntaxKind.Lambda)
        && (Kind == JsonataSyntaxKind.Bind || Inner.Any(inner => inner.Binds));

    /// <summary>The nodes just within this one.</summary>
    public IEnumerable<JsonataSyntax> Inner
    {
        get
        {
            IEnumerable<JsonataSyntax?> single = new[] { Left, Right, Else, Group };
            return single.OfType<JsonataSyntax>()
                .Concat(Parts)
                .Concat(Steps)
                .Concat(Pairs.SelectMany(pair => new[] { pair.Name, pair.Value }))
                .Concat(Terms.Select(term => term.Term))
                .Concat((Predicates ?? Enumerable.Empty<JsonataStage>()).Concat(Stages ?? Enumerable.Empty<JsonataStage>()).Select(stage => stage.Predicate).OfType<JsonataSyntax>());
        }
    }

    /// <summary>The signature of a function, such as <c>&lt;s-:n></c>.</summary>
    public string? Signature { get; set; }
}
