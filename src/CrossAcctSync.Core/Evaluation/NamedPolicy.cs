using System;
using System.Runtime.CompilerServices;
using System.Threading;
using CrossAcctSync.Evaluation.Matching;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation;

/// <summary>A policy with the name by which a decision speaks of it, or the reason why its text is none. Immutable.</summary>
public sealed class NamedPolicy
{
    // One compiled form for a document, however many names it has; it goes with the document.
    private static readonly ConditionalWeakTable<PolicyDocument, CompiledPolicy> Compiled = new();

    private readonly bool _isDocumentShared;
    private CompiledPolicy? _compiled;

    private NamedPolicy(string name, PolicyDocument? document, PolicyProblem? problem, bool isDocumentShared)
    {
        Name = name;
        Document = document;
        Problem = problem;
        _isDocumentShared = isDocumentShared;
    }

    /// <summary>The name, for example <c>Sync</c> or <c>p-FullAWSAccess</c>.</summary>
    public string Name { get; }

    /// <summary>The policy; null when the text could not be read.</summary>
    public PolicyDocument? Document { get; }

    /// <summary>Why the text could not be read; null when it could.</summary>
    public PolicyProblem? Problem { get; }

    /// <summary>Names a policy.</summary>
    public static NamedPolicy Of(string name, PolicyDocument document) =>
        new(name ?? throw new ArgumentNullException(nameof(name)), document ?? throw new ArgumentNullException(nameof(document)), null, true);

    /// <summary>Names a policy that could not be read; a request on which it has a say is denied.</summary>
    public static NamedPolicy Unreadable(string name, PolicyProblem problem) =>
        new(name ?? throw new ArgumentNullException(nameof(name)), null, problem ?? throw new ArgumentNullException(nameof(problem)), false);

    /// <summary>Reads a policy and names it. Never throws, whatever the text.</summary>
    public static NamedPolicy Parse(string name, string? text, string? path = null)
    {
        _ = name ?? throw new ArgumentNullException(nameof(name));
        bool isPolicy = PolicyDocument.TryParse(text, path, out PolicyDocument? document, out PolicyProblem? problem);
        return new NamedPolicy(name, isPolicy ? document : null, problem, false);
    }

    /// <summary>The compiled form; null when the text could not be read. Safe to call from many threads.</summary>
    internal CompiledPolicy? Compile()
    {
        if (_compiled is null && Document is not null)
        {
            CompiledPolicy compiled = _isDocumentShared ? Compiled.GetValue(Document, CompiledPolicy.Of) : CompiledPolicy.Of(Document);
            Interlocked.CompareExchange(ref _compiled, compiled, null);
        }

        return _compiled;
    }
}
