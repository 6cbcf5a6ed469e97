using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>The work on one task, and then on another: what it needs for that is kept.</summary>
internal sealed class ScopingRun
{
    /// <summary>The principal of Amazon EMR outside China.</summary>
    internal const string EmrPrincipal = "elasticmapreduce.amazonaws.com";

    // One list for the resources of all statements.
    private readonly List<StatementDraft> _statements = new(1);
    private readonly List<string> _resources = new(1);
    private readonly TemplateRenderer _renderer;
    private PassRoleScoper? _passRole;
    private List<ScopingIssue>? _issues;
    private HashSet<ScopingIssue>? _knownIssues;

    public ScopingRun(ITaskArguments arguments, ScopingTarget target, ScopingOptions options)
    {
        Arguments = arguments;
        Target = target;
        Options = options;
        _renderer = new TemplateRenderer(this);
    }

    public ITaskArguments Arguments { get; private set; }

    public ScopingTarget Target { get; private set; }

    public ScopingOptions Options { get; }

    /// <summary>The statements so far; the list is used again for the next task.</summary>
    public List<StatementDraft> Statements => _statements;

    /// <summary>The resources of the statements; the list is used again for the next task.</summary>
    public List<string> Resources => _resources;

    /// <summary>The issues so far, each once; the list is used again for the next task.</summary>
    public IReadOnlyList<ScopingIssue> Issues => _issues is null ? [] : _issues;

    /// <summary>Goes on to another task.</summary>
    public void Use(ITaskArguments arguments, ScopingTarget target)
    {
        Arguments = arguments;
        Target = target;
        _statements.Clear();
        _resources.Clear();
        _issues?.Clear();
        _knownIssues = null;
    }

    /// <summary>Takes other arguments for the same task.</summary>
    public void Take(ITaskArguments arguments) => Arguments = arguments;

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

    /// <summary>Adds a statement.</summary>
    /// <param name="actions">Its actions.</param>
    /// <param name="first">The place of its first resource; it has all from there on, ordered and each once, and has none if there is none.</param>
    /// <param name="conditions">Its conditions.</param>
    /// <param name="reason">Why it is as wide as it is.</param>
    /// <param name="source">The AWS page that it follows.</param>
    public void Add(ActionList actions, int first, ConditionList conditions, string reason, string source)
    {
        Order(_resources, first);
        _statements.Add(new StatementDraft(actions, first, _resources.Count - first, conditions, reason, source));
    }

    /// <summary>The statements and the issues, to be kept.</summary>
    public ScopedPermissions ToPermissions() => new(
        _statements.ConvertAll(draft => new ScopedStatement(draft.Actions, _resources.GetRange(draft.First, draft.Count), draft.Conditions, draft.Reason, draft.Source)),
        Issues);

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
                    (_passRole ??= new PassRoleScoper(this, _renderer)).Add(statement);
                }
                else
                {
                    AddStatement(statement);
                }
            }
        }
    }

    /// <summary>ARNs of a template; false when a value was not wholly known.</summary>
    public bool Render(ResourceTemplate template, string? countedBy, List<string> resources) => _renderer.Render(template, countedBy, resources);

    /// <summary>The ARN of a template with a wildcard for each of its fields; says that the task names none of them.</summary>
    public void RenderWithout(ResourceTemplate template, List<string> resources) => _renderer.RenderWithout(template, resources);

    /// <summary>Says so when a value names a resource outside the target.</summary>
    public void AddOutside(NamedValue value, TaskArgument argument) => _renderer.AddOutside(value, argument);

    private void AddStatement(IntegrationStatement statement)
    {
        int first = _resources.Count;
        bool isStatic = true;
        for (int i = 0; i < statement.ResourceTemplates.Length; i++)
        {
            isStatic &= _renderer.Render(statement.ResourceTemplates[i], statement.CountedBy, _resources);
        }

        if (_resources.Count == first && statement.RequiredUnless is { } fields && !fields.Any(field => Arguments.Find(field).Count > 0))
        {
            isStatic = false;
            _renderer.RenderWithout(statement.ResourceTemplates[0], _resources);
        }

        if (Options.AsDocumented && !isStatic && statement.DynamicResources is { } dynamic)
        {
            _resources.RemoveRange(first, _resources.Count - first);
            foreach (ResourceTemplate template in dynamic)
            {
                _renderer.Render(template, null, _resources);
            }
        }

        if (_resources.Count == first)
        {
            return;
        }

        bool isAny = _resources.IndexOf("*", first) >= 0;
        if (isAny)
        {
            _resources.RemoveRange(first, _resources.Count - first);
            _resources.Add("*");
        }

        Add(statement.ActionList, first, Conditions(statement), Reason(statement, isAny, isStatic), statement.Source);
        AddCaveat(statement, isAny);
    }

    /// <summary>A condition of which no value is known is left out; one with an unknown part compares by pattern.</summary>
    public ConditionList Conditions(IntegrationStatement statement) =>
        !statement.HasOwnConditions ? ConditionList.Of(MakeConditions(statement))
        : statement.OwnConditions ??= ConditionList.Shared(MakeConditions(statement));

    private List<ScopedCondition> MakeConditions(IntegrationStatement statement)
    {
        var conditions = new List<ScopedCondition>(statement.Conditions.Count);
        foreach (ConditionTemplate condition in statement.Conditions)
        {
            var values = new List<string>();
            bool isStatic = true;
            foreach (ResourceTemplate value in condition.Values)
            {
                isStatic &= _renderer.Render(value, null, values);
            }

            OfPartition(values);

            if (values.Count > 0 && !values.Contains("*"))
            {
                string name = !isStatic && condition.Operator == "StringEquals" ? "StringLike" : condition.Operator;
                conditions.Add(new ScopedCondition(name, condition.Key, Ordered(values)));
            }
        }

        return conditions;
    }

    /// <summary>In China Amazon EMR has a principal of its own (https://docs.amazonaws.cn/en_us/emr/latest/ManagementGuide/emr-iam-role.html).</summary>
    private void OfPartition(List<string> services)
    {
        int emr = Target.Partition == "aws-cn" ? services.IndexOf(EmrPrincipal) : -1;
        if (emr >= 0)
        {
            services[emr] = EmrPrincipal + ".cn";
        }
    }

    /// <summary>The texts in ordinal order, each once.</summary>
    public static IReadOnlyList<string> Ordered(List<string> texts)
    {
        Order(texts, 0);
        return texts;
    }

    private static void Order(List<string> texts, int first)
    {
        int count = texts.Count - first;
        if (count < 2)
        {
            return;
        }

        texts.Sort(first, count, StringComparer.Ordinal);
        for (int i = texts.Count - 1; i > first; i--)
        {
            if (texts[i] == texts[i - 1])
            {
                texts.RemoveAt(i);
            }
        }
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
