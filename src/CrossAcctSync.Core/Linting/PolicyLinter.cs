using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>
/// Looks for what is wrong with one policy by itself: what IAM refuses, what never matches, and what lets in more than
/// it should. The kinds of findings are <see cref="PolicyRules"/>.
/// </summary>
public static class PolicyLinter
{
    /// <summary>Lints a policy's text, also percent-encoded as IAM returns it, or the whole answer of the AWS CLI that holds one. Text that is no policy is one finding, never an exception.</summary>
    /// <returns>The findings, in the order of the document.</returns>
    public static IReadOnlyList<Finding> Lint(string? text, LintOptions? options = null)
    {
        LintOptions chosen = options ?? LintOptions.Default;
        if (AnsweredPolicy.Find(text, chosen.Path) is { } answer)
        {
            return Lint(answer.Node, chosen);
        }

        if (!PolicyDocument.TryParse(text, chosen.Path, out PolicyDocument? document, out PolicyProblem? problem))
        {
            return new[] { Malformed(problem, chosen) };
        }

        string plain = PolicyText.Decode(text!);
        return Lint(document, chosen, PolicySize.Of(plain), StrictJson.Check(plain, chosen.Path));
    }

    /// <summary>Lints a policy that is a part of another document.</summary>
    private static IReadOnlyList<Finding> Lint(SourceNode node, LintOptions options) =>
        node.StringValue is { } text ? Lint(text, options)
        : PolicyDocument.TryParse(node, out PolicyDocument? document, out PolicyProblem? problem) ? Lint(document, options)
        : new[] { Malformed(problem, options) };

    /// <summary>Lints a policy that was read or made; its size is that of its shortest form.</summary>
    /// <returns>The findings, in the order of the document.</returns>
    public static IReadOnlyList<Finding> Lint(PolicyDocument document, LintOptions? options = null) => Lint(
        document ?? throw new ArgumentNullException(nameof(document)),
        options ?? LintOptions.Default,
        PolicySize.Of(document),
        null);

    /// <summary>Lints a policy that was read as a part of another document, or tells why it could not be.</summary>
    internal static IReadOnlyList<Finding> Lint(NamedPolicy policy, LintOptions options) =>
        policy.Document is { } document ? Lint(document, options) : new[] { Malformed(policy.Problem!, options) };

    private static IReadOnlyList<Finding> Lint(PolicyDocument document, LintOptions options, int size, PolicyProblem? notStrict)
    {
        var run = new LintRun(document, options, size);
        if (notStrict is not null)
        {
            run.Report(PolicyRules.JsonNotStrict, new LintPlace(string.Empty, notStrict.Location), notStrict.Message, "Remove comments and commas before a closing bracket.");
        }

        DocumentChecks.Check(run);
        SizeCheck.Check(run);
        RedundancyChecks.Check(run);
        foreach (LintStatement statement in run.Statements)
        {
            StatementShapeChecks.Check(run, statement);
            PrincipalChecks.Check(run, statement);
            TrustChecks.Check(run, statement);
            ExternalIdChecks.Check(run, statement);
            ActionChecks.Check(run, statement);
            PassRoleChecks.Check(run, statement);
            ResourceChecks.Check(run, statement);
            ResourceMatchChecks.Check(run, statement);
            ManagedRuleCheck.Check(run, statement);
            ConditionChecks.Check(run, statement);
            ConditionSafetyChecks.Check(run, statement);
        }

        return run.Complete();
    }

    private static Finding Malformed(PolicyProblem problem, LintOptions options) => new(
        PolicyRules.PolicyMalformed,
        problem.Element.Length == 0 ? problem.Message : $"{problem.Element}: {problem.Message}",
        "Correct the text at this place.")
    {
        Subject = options.Subject,
        Element = problem.Element.Length == 0 ? null : problem.Element,
        Location = problem.Location,
    };
}
