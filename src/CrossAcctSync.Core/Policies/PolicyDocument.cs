using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>
/// An IAM policy document of any kind: trust, identity, boundary, session, service or resource control policy.
/// Immutable.
/// </summary>
public sealed record PolicyDocument
{
    internal PolicyDocument()
    {
    }

    /// <summary>The version that knows policy variables, and that every new document should have.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The version that a document without one has (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html).</summary>
    public const string DefaultVersion = "2008-10-17";

    /// <summary>The version as written, or null when the document has none.</summary>
    public string? Version { get; internal init; } = CurrentVersion;

    /// <summary>The document's id, or null.</summary>
    public string? Id { get; internal init; }

    /// <summary>The statements, in the order of the text.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; internal init; } = null!;

    /// <summary>Members that IAM's grammar does not have.</summary>
    public IReadOnlyList<UnknownElement> UnknownElements { get; internal init; } = Array.Empty<UnknownElement>();

    /// <summary>A document without statements.</summary>
    public static PolicyDocument Empty { get; } = new() { Statements = Array.Empty<PolicyStatement>() };

    /// <summary>Makes a document of the current version.</summary>
    public static PolicyDocument Of(params PolicyStatement[] statements) => new() { Statements = statements };

    /// <summary>
    /// Reads a policy: JSON as IAM takes it, also percent-encoded as IAM returns it
    /// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html).
    /// </summary>
    /// <param name="text">The policy.</param>
    /// <param name="path">The file that it came from, for places in messages.</param>
    /// <exception cref="PolicyFormatException">The text is no policy.</exception>
    public static PolicyDocument Parse(string text, string? path = null) =>
        TryParse(text, path, out PolicyDocument? document, out PolicyProblem? problem) ? document : throw new PolicyFormatException(problem);

    /// <summary>Reads a policy, or says why the text is none. Never throws, whatever the text.</summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out PolicyProblem? problem) => TryParse(text, null, out document, out problem);

    /// <summary>Reads a policy, or says why the text is none. Never throws, whatever the text.</summary>
    public static bool TryParse(
        string? text,
        string? path,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out PolicyProblem? problem) => PolicyParser.TryParse(text, path, out document, out problem);

    /// <summary>Reads a policy that is a part of another document, for example of a template, or says why it is none.</summary>
    public static bool TryParse(
        SourceNode node,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out PolicyProblem? problem) => PolicyParser.TryParse(node, out document, out problem);

    /// <summary>The document as JSON text, indented: what is left of it in another process, too.</summary>
    public string Json => ToJson(indented: true);

    /// <summary>The document as JSON, as <see cref="PolicyWriter"/> writes it.</summary>
    /// <param name="indented">Two spaces and line feeds; else without white space.</param>
    public string ToJson(bool indented = false) => PolicyWriter.Write(this, indented);

    /// <summary>
    /// Whether this policy means the same as another, and if not, where they first differ
    /// (<see cref="PolicyEquality"/> says what has no meaning).
    /// </summary>
    public PolicyEqualityResult IsEquivalentTo(PolicyDocument other, PolicyEqualityOptions? options = null) => PolicyEquality.Compare(this, other, options);

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}
