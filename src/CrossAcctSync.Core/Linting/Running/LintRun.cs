using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>One policy being linted.</summary>
internal sealed class LintRun
{
    private readonly List<Finding> _findings = new();

    public LintRun(PolicyDocument document, LintOptions options, int size)
    {
        Document = document;
        Options = options;
        Size = size;
        Kind = options.Kind ?? LintKinds.Of(document);
        Statements = document.Statements.Select((statement, index) => new LintStatement(statement, index)).ToArray();
        Partition = CanonicalPrincipal.PartitionOf(document);
    }

    public PolicyDocument Document { get; }

    public LintOptions Options { get; }

    /// <summary>Characters as IAM counts them.</summary>
    public int Size { get; }

    public LintKind Kind { get; }

    public bool IsTrust => Kind == LintKind.Trust;

    public IReadOnlyList<LintStatement> Statements { get; }

    /// <summary>The partition that the document's ARNs name.</summary>
    public string Partition { get; }

    /// <summary>Whether <c>${...}</c> is a variable in this document.</summary>
    public bool HasVariables => PolicyVariables.AreKnownTo(Document);

    /// <summary>A finding on the document.</summary>
    public void Report(FindingRule rule, LintPlace place, string message, string action, FindingSeverity? severity = null) =>
        Add(rule, null, place, message, action, severity);

    /// <summary>A finding on a statement; the message gets the statement's name in front.</summary>
    public void Report(FindingRule rule, LintStatement statement, LintPlace place, string message, string action, FindingSeverity? severity = null) =>
        Add(rule, statement.Index, place, $"{statement.Name}: {message}", action, severity);

    /// <summary>An element of the document itself.</summary>
    public LintPlace Place(string element)
    {
        SourceNode root = Statements.Count == 0 ? default : Statements[0].Statement.SourceNode.Document?.Root ?? default;
        // A policy inside another document has another root, where no place of its own head can be told.
        bool isOwn = root["Statement"].Exists;
        return new LintPlace(element, isOwn ? (root[element].Exists ? root[element] : root).Location : null);
    }

    /// <summary>The findings: in the order of the places, and without places in the order of the statements.</summary>
    public IReadOnlyList<Finding> Complete() => _findings
        .OrderBy(finding => finding.Location?.Position ?? SourcePosition.Start)
        .ThenBy(finding => finding.StatementIndex ?? -1)
        .ToArray();

    private void Add(FindingRule rule, int? statement, LintPlace place, string message, string action, FindingSeverity? severity) =>
        _findings.Add(new Finding(rule, message, action)
        {
            Severity = severity ?? rule.Severity,
            Subject = Options.Subject,
            StatementIndex = statement,
            Element = place.Element.Length == 0 ? null : place.Element,
            Location = place.Location ?? (Options.Path is { } path ? new SourceLocation(path, SourcePosition.Start) : null),
        });
}
