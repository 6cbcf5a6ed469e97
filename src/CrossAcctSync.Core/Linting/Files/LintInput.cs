using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Linting.Files;

/// <summary>A policy to lint with what is known of it: a text, or a part of a file that holds more. Immutable.</summary>
public sealed class LintInput
{
    private readonly string? _text;
    private readonly NamedPolicy? _policy;

    private LintInput(string? text, NamedPolicy? policy, LintOptions options)
    {
        _text = text;
        _policy = policy;
        Options = options;
    }

    /// <summary>What is known of the policy.</summary>
    public LintOptions Options { get; }

    /// <summary>A policy's text.</summary>
    public static LintInput OfText(string text, LintOptions options) => new(text ?? throw new ArgumentNullException(nameof(text)), null, options ?? throw new ArgumentNullException(nameof(options)));

    /// <summary>A policy that was read as a part of a file; its places are those in the file.</summary>
    internal static LintInput Of(NamedPolicy policy, LintOptions options) => new(null, policy, options);

    /// <summary>Lints the policy.</summary>
    /// <param name="options">What is known of it, and what the caller knows better.</param>
    /// <returns>The findings, in the order of the document.</returns>
    public IReadOnlyList<Finding> Lint(LintOptions options) => _policy is null ? PolicyLinter.Lint(_text, options) : PolicyLinter.Lint(_policy, options);
}
