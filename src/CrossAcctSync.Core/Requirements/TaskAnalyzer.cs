using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>What one task needs of its target role, and what is to be known of it.</summary>
internal sealed class TaskAnalyzer
{
    private readonly StateMachineDefinition _definition;
    private readonly StateMachineIdentity _identity;
    private readonly string _machineName;
    private readonly ScopingOptions _scoping;
    private readonly PermissionScoper _scoper = new();
    private readonly TargetRoleReader _roles;
    private readonly NestedWorkflowCheck _nested;
    private readonly FindingSink _sink = new(null);
    private readonly StateTaskArguments _arguments;
    private readonly Func<StateNode, IReadOnlyList<WorkflowScope>> _readScopes;
    private readonly Dictionary<SourceNode, TaskResource> _resources = new(TextComparer.Instance);
    private Dictionary<TextPattern, TaskResource>? _madeResources;
    private ScopingRun? _run;
    private TargetRole? _target;

    public TaskAnalyzer(StateMachineDefinition definition, StateMachineIdentity identity, RequirementOptions options, TargetRoleReader roles)
    {
        _definition = definition;
        _identity = identity;
        _scoping = new ScopingOptions(options.AsDocumented, options.PassRoleArns);
        _roles = roles;
        _machineName = identity.Arn?.Name ?? definition.Name;
        _nested = new NestedWorkflowCheck(options);
        _arguments = new StateTaskArguments(definition.Text);
        _readScopes = state => _roles.ScopesOf(state, _target!);
    }

    /// <summary>The resource of a task, taken apart; a definition of thousands of tasks has a handful of different ones.</summary>
    public TaskResource ResourceOf(StateNode state)
    {
        SourceNode node = state.Resource;
        if (!node.IsString || node.IsBarePlaceholder)
        {
            // A function of a template, or nothing at all.
            TextPattern text = _definition.Text.Read(node) ?? TextPattern.Empty;
            _madeResources ??= new Dictionary<TextPattern, TaskResource>();
            if (!_madeResources.TryGetValue(text, out TaskResource? made))
            {
                _madeResources.Add(text, made = TaskResource.Parse(text));
            }

            return made;
        }

        if (!_resources.TryGetValue(node, out TaskResource? resource))
        {
            _resources.Add(node, resource = TaskResource.Parse(_definition.Text.Read(node)!));
        }

        return resource;
    }

    /// <summary>The state's path from the machine's name on.</summary>
    public string PathOf(StateNode state) => state.Group.PathOf(_machineName, state.NameNode);

    /// <summary>Adds a task to the requirement of its target role.</summary>
    /// <param name="state">The task.</param>
    /// <param name="path">Its path.</param>
    /// <param name="resource">Its resource.</param>
    /// <param name="target">The role.</param>
    /// <param name="roleFindings">Findings on how the task names its role.</param>
    /// <param name="builder">The requirement of the role.</param>
    public void Analyze(StateNode state, string path, TaskResource resource, TargetRole target, IReadOnlyList<Finding> roleFindings, RequirementBuilder builder)
    {
        bool isKnown = resource.Kind != TaskResourceKind.Unknown;
        builder.AddTask(new SyncTask(
            path,
            resource.Text.ToString(),
            isKnown ? resource.Integration?.Service ?? resource.SdkService?.Name : null,
            isKnown ? NameOf(resource.Pattern) : null,
            state.NameNode.LaterLocation), _definition.Condition is not null);
        builder.AddFindings(roleFindings);

        FindingSink sink = _sink;
        sink.Use(path);
        CheckTarget(target, state, sink);
        CheckPattern(state, resource, sink);
        _target = target;
        _arguments.Use(state, _readScopes);
        if (!isKnown)
        {
            AddUnknown(state, resource, sink);
        }
        else if (target.Role is not null && _identity.Region is { } region)
        {
            Scope(state, path, resource, target.ScopingTargetIn(region), builder, sink);
        }

        _nested.Check(resource, _arguments, sink, state.Node);
        builder.AddFindings(sink.Findings);
    }

    private static string NameOf(IntegrationPattern pattern) => pattern switch
    {
        IntegrationPattern.RequestResponse => nameof(IntegrationPattern.RequestResponse),
        IntegrationPattern.RunJob => nameof(IntegrationPattern.RunJob),
        _ => pattern.ToString(),
    };

    /// <summary>A task that names another account's resource and runs with the source role cannot reach it.</summary>
    public void CheckWithoutCredentials(StateNode state, List<Finding> findings)
    {
        if (_identity.AccountId is not { } own)
        {
            return;
        }

        foreach ((SourceNode node, Arn arn) in NamedArns(state))
        {
            if (AccountId.IsValid(arn.AccountId) && arn.AccountId != own)
            {
                new FindingSink(PathOf(state), findings).Add(
                    DefinitionRules.CredentialsMissing,
                    $"The task names '{arn}' of account {arn.AccountId} and has no Credentials, so it is called with the source role.",
                    "Name a role of that account in Credentials.RoleArn, or give the source role access by a resource policy.",
                    node.LaterLocation);
                return;
            }
        }
    }

    /// <summary>The ARNs that are written out in the task's resource and at the top of its arguments.</summary>
    private static IReadOnlyList<(SourceNode Node, Arn Arn)> NamedArns(StateNode state)
    {
        List<(SourceNode, Arn)>? named = null;
        Add(state.Resource);
        foreach (SourceMember member in state.Arguments.Members)
        {
            Add(member.Value);
        }

        return named is null ? Array.Empty<(SourceNode, Arn)>() : named;

        void Add(SourceNode node)
        {
            // The ARN of an integration names neither a region nor an account.
            if (node.StartsWith("arn:") && !node.StartsWith(TaskResourceSyntax.Prefix) && Arn.TryParse(node.StringValue, out Arn? arn, out _))
            {
                (named ??= new()).Add((node, arn));
            }
        }
    }

    private void CheckTarget(TargetRole target, StateNode state, FindingSink findings)
    {
        if (target.Role is not { } role)
        {
            return;
        }

        SourceNode place = state.Credentials;
        if (_identity.Partition is { } partition && role.Partition != partition)
        {
            findings.Add(
                DefinitionRules.CrossPartition,
                $"The target role is in the partition '{role.Partition}', the state machine in '{partition}'.",
                "Run the workflow in the partition of its target.",
                place.LaterLocation);
        }
        else if (_identity.AccountId is { } own && role.AccountId == own)
        {
            findings.Add(
                DefinitionRules.SameAccountTarget,
                $"The target role is in account {own}, the state machine's own.",
                "Within one account the execution role can call the service itself; then .sync needs the EventBridge permissions, too.",
                place.LaterLocation);
        }
    }

    private static void CheckPattern(StateNode state, TaskResource resource, FindingSink findings)
    {
        if (resource.Kind == TaskResourceKind.Unknown)
        {
            return;
        }

        if (state.Group.IsExpress && resource.Pattern != IntegrationPattern.RequestResponse)
        {
            bool isJob = resource.Pattern == IntegrationPattern.RunJob;
            findings.Add(
                isJob ? DefinitionRules.SyncInExpress : DefinitionRules.CallbackInExpress,
                $"'{resource}' stands in an Express workflow, which only makes requests.",
                isJob ? "Make the workflow Standard, or call without .sync and poll." : "Make the workflow Standard.",
                state.Resource.LaterLocation);
        }

        if (resource.Pattern == IntegrationPattern.WaitForTaskToken)
        {
            findings.Add(
                DefinitionRules.CallbackFromTarget,
                "The task waits for its token, which Step Functions accepts only from principals of the state machine's own account.",
                "Let a principal of the source account call SendTaskSuccess, for example a role there that the target account may assume.",
                state.Resource.LaterLocation);
        }
    }

    /// <summary>A resource that is no integration, with those that may have been meant.</summary>
    public static void AddUnknown(StateNode state, TaskResource resource, FindingSink findings)
    {
        if (state.Resource.StringValue is { } written && written.IndexOf("${", StringComparison.Ordinal) is var open and >= 0)
        {
            int close = written.IndexOf('}', open);
            string name = close < 0 ? written : written.Substring(open + 2, close - open - 2).Trim();
            findings.Add(
                DefinitionRules.IntegrationUnknown,
                $"The resource is '{written}', and what the placeholder '{name}' stands for is not known, so neither is what the task calls.",
                $"Give its value, for example -Substitution @{{ '{name}' = 'arn:aws:lambda:us-east-1:111122223333:function:Name' }}.",
                state.Resource.LaterLocation);
            return;
        }

        string action = resource.Suggestions.Count > 0
            ? $"Did you mean {string.Join(" or ", resource.Suggestions.Take(3))}?"
            : "See Get-SyncIntegration for what there is.";
        SourceNode node = state.Resource.Exists ? state.Resource : state.NameNode;
        findings.Add(DefinitionRules.IntegrationUnknown, resource.Reason ?? $"'{resource}' is no integration.", action, node.LaterLocation);
    }

    private void Scope(StateNode state, string path, TaskResource resource, ScopingTarget target, RequirementBuilder builder, FindingSink sink)
    {
        if (_run is null)
        {
            _run = new ScopingRun(_arguments, target, _scoping);
        }
        else
        {
            _run.Use(_arguments, target);
        }

        _scoper.Scope(resource, _run);
        for (int i = 0; i < _run.Statements.Count; i++)
        {
            builder.AddStatement(_run.Statements[i], _run.Resources, path);
        }

        for (int i = 0; i < _run.Issues.Count; i++)
        {
            ScopingFindings.Add(_run.Issues[i], state, sink);
        }
    }
}
