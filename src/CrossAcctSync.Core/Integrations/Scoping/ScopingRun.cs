using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>The work on one task.</summary>
internal sealed class ScopingRun
{
    private readonly List<ScopedStatement> _statements = [];
    private List<ScopingIssue>? _issues;
    private HashSet<ScopingIssue>? _knownIssues;
    private readonly TemplateRenderer _renderer;

    public ScopingRun(ITaskArguments arguments, ScopingTarget target, ScopingOptions options)
    {
        Arguments = arguments;
        Target = target;
        Options = options;
        _renderer = new TemplateRenderer(this);
    }

    public ITaskArguments Arguments { get; }

    public ScopingTarget Target { get; }

    public ScopingOptions Options { get; }

    public void Add(ScopingIssue issue)
    {
        // A handful of issues is compared sooner than hashed; a list of thousands of dynamic values has as many.
        const int Few = 8;
        _issues ??= [];
        if (_issues.Count >= Few)
        {
            _knownIssues ??= [.. _issues];
            if (!_knownIssues.Add(issue))
            {
                return;
            }
        }
        else if (_issues.Contains(issue))
        {
            return;
        }

        _issues.Add(issue);
    }

    public void Add(ScopedStatement statement) => _statements.Add(statement);

    public void AddRow(Integration row)
    {
        AddStatements(Options.AsDocumented ? row.DocumentedStatements : row.Statements);
        if (row.NoPermissionsReason is { } reason && _statements.Count == 0)
        {
            Add(new ScopingIssue(ScopingIssueKind.NoIamPermissions, ScopingSeverity.Information, reason, "Nothing has to be added to the role's policy."));
        }
    }

    public void AddStatements(IReadOnlyList<IntegrationStatement> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            IntegrationStatement statement = statements[i];
            if (statement.When?.IsMet(Arguments) != false)
            {
                if (statement.IsPassRole)
                {
                    new PassRoleScoper(this, _renderer).Add(statement);
                }
                else
                {
                    AddStatement(statement);
                }
            }
        }
    }

    public ScopedPermissions ToPermissions(ScopingRun? before = null) =>
        new(_statements, before is null || before.Issues.Count == 0 ? Issues : before.Issues.Concat(Issues).ToList());

    private IReadOnlyList<ScopingIssue> Issues => _issues is null ? [] : _issues;

    /// <summary>ARNs of a template; false when a value was not wholly known.</summary>
    public bool Render(ResourceTemplate template, string? countedBy, List<string> resources) => _renderer.Render(template, countedBy, resources);

    /// <summary>Says so when a value names a resource outside the target.</summary>
    public void AddOutside(NamedValue value, TaskArgument argument) => _renderer.AddOutside(value, argument);

    private void AddStatement(IntegrationStatement statement)
    {
        var resources = new List<string>(statement.Resources.Count);
        bool isStatic = true;
        for (int i = 0; i < statement.Resources.Count; i++)
        {
            isStatic &= _renderer.Render(statement.Resources[i], statement.CountedBy, resources);
        }

        if (resources.Count == 0 && statement.RequiredUnless is { } fields && !fields.Any(field => Arguments.Find(field).Count > 0))
        {
            isStatic = false;
            _renderer.RenderWithout(statement.Resources[0], resources);
        }

        if (Options.AsDocumented && !isStatic && statement.DynamicResources is { } dynamic)
        {
            resources.Clear();
            foreach (ResourceTemplate template in dynamic)
            {
                _renderer.Render(template, null, resources);
            }
        }

        if (resources.Count == 0)
        {
            return;
        }

        bool isAny = resources.Contains("*");
        Add(new ScopedStatement(
            statement.Actions,
            isAny ? ["*"] : Ordered(resources),
            Conditions(statement),
            Reason(statement, isAny, isStatic),
            statement.Source));
        AddCaveat(statement, isAny);
    }

    /// <summary>A condition of which no value is known is left out; one with an unknown part compares by pattern.</summary>
    public IReadOnlyList<ScopedCondition> Conditions(IntegrationStatement statement)
    {
        if (statement.Conditions.Count == 0)
        {
            return [];
        }

        var conditions = new List<ScopedCondition>(statement.Conditions.Count);
        foreach (ConditionTemplate condition in statement.Conditions)
        {
            var values = new List<string>();
            bool isStatic = true;
            foreach (ResourceTemplate value in condition.Values)
            {
                isStatic &= _renderer.Render(value, null, values);
            }

            if (values.Count > 0 && !values.Contains("*"))
            {
                string name = !isStatic && condition.Operator == "StringEquals" ? "StringLike" : condition.Operator;
                conditions.Add(new ScopedCondition(name, condition.Key, Ordered(values)));
            }
        }

        return conditions;
    }

    public static IReadOnlyList<string> Ordered(List<string> texts)
    {
        if (texts.Count == 1)
        {
            return texts;
        }

        texts.Sort(StringComparer.Ordinal);
        for (int i = texts.Count - 1; i > 0; i--)
        {
            if (texts[i] == texts[i - 1])
            {
                texts.RemoveAt(i);
            }
        }

        return texts;
    }

    private static string Reason(IntegrationStatement statement, bool isAny, bool isStatic) =>
        isAny && statement.WildcardReason is { } wildcard ? wildcard
        : !isStatic ? "Limited as far as the values that are known before the run allow."
        : statement.BeyondReference ?? "Limited to the resources that the task names, and to the account and region where it names none.";

    private void AddCaveat(IntegrationStatement statement, bool isAny)
    {
        if (statement.Caveat is { } caveat)
        {
            Add(new ScopingIssue(caveat.Kind, ScopingSeverity.Warning, caveat.Message, caveat.RecommendedAction));
        }

        if (isAny && !Options.AsDocumented)
        {
            Add(statement.WildcardIssue);
        }
    }
}
