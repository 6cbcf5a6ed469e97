using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Findings;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>
/// The roles that a task's <c>Credentials</c> can name
/// (https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html#task-state-fields).
/// </summary>
internal sealed class TargetRoleReader
{
    private readonly StateMachineDefinition _definition;
    private readonly RequirementOptions _options;
    private readonly TaskFlow _flow;
    private readonly Dictionary<string, TargetRole> _known = new(StringComparer.Ordinal);
    // Roles that are written out, by the text as it is written: most tasks name one that another task has named.
    private readonly Dictionary<SourceNode, TargetRole[]> _written = new(TextComparer.Instance);

    public TargetRoleReader(StateMachineDefinition definition, RequirementOptions options, TaskFlow flow)
    {
        _definition = definition;
        _options = options;
        _flow = flow;
    }

    /// <summary>The roles of a task, with what is wrong or unknown; none when no role can be made out of the field.</summary>
    public IReadOnlyList<TargetRole> Read(StateNode state, FindingSink findings)
    {
        SourceNode credentials = state.Credentials;
        SourceNode fixedRole = credentials["RoleArn"];
        SourceNode pathRole = credentials["RoleArn.$"];
        if (fixedRole.IsString && !pathRole.Exists && _written.TryGetValue(fixedRole, out TargetRole[]? written))
        {
            return written;
        }

        SourceNode node = fixedRole.Exists ? fixedRole : pathRole;
        TextPattern? text = _definition.Text.Read(node);
        if (ShapeProblem(state, credentials, fixedRole, pathRole, text) is { } problem)
        {
            findings.Add(DefinitionRules.CredentialsMalformed, problem.Message, problem.Action, credentials.LaterLocation);
            return Array.Empty<TargetRole>();
        }

        if (IsExpression(state, text!, pathRole.Exists))
        {
            return ReadExpression(state, node, text!, pathRole.Exists, findings);
        }

        IReadOnlyList<TargetRole> roles = Settle(state, new[] { text! }, node, findings);
        if (text!.IsLiteral && node.IsString && !node.IsBarePlaceholder && roles.Count == 1)
        {
            // An ARN is an ARN in either query language.
            _written[node] = new[] { roles[0] };
        }

        return roles;
    }

    /// <summary>The situations in which the state runs with the role: what it does in others, it does with other roles.</summary>
    public IReadOnlyList<WorkflowScope> ScopesOf(StateNode state, TargetRole target)
    {
        IReadOnlyList<WorkflowScope> all = _flow.ScopesOf(state);
        SourceNode pathRole = state.Credentials["RoleArn.$"];
        SourceNode node = pathRole.Exists ? pathRole : state.Credentials["RoleArn"];
        TextPattern text = _definition.Text.Read(node)!;
        return target.Role is { } role && all.Count > 1 && IsExpression(state, text, pathRole.Exists)
            ? all.Where(scope => RolesIn(scope, text, pathRole.Exists, out _).Any(pattern => pattern.Matches(role.ToString()))).ToArray()
            : all;
    }

    private static (string Message, string Action)? ShapeProblem(StateNode state, SourceNode credentials, SourceNode fixedRole, SourceNode pathRole, TextPattern? text)
    {
        const string Form = "Write \"Credentials\": { \"RoleArn\": \"arn:aws:iam::111122223333:role/Name\" }.";
        if (!credentials.IsObject)
        {
            return ("Credentials is no object.", Form);
        }

        if (!fixedRole.Exists && !pathRole.Exists)
        {
            return ("The field 'RoleArn' is required in Credentials and is missing.", Form);
        }

        if (fixedRole.Exists && pathRole.Exists)
        {
            return ("Credentials has both RoleArn and RoleArn.$.", "Keep one of them.");
        }

        if (text is null)
        {
            return ("RoleArn is no text.", Form);
        }

        if (pathRole.Exists && state.QueryLanguage == QueryLanguage.Jsonata)
        {
            return ("RoleArn.$ is JSONPath, and the state's query language is JSONata.", "Write \"RoleArn\": \"{% ... %}\".");
        }

        string marked = text.ToMarkedText();
        bool looksLikePath = marked.StartsWith("$", StringComparison.Ordinal) || IntrinsicFunction.IsCall(marked);
        if (fixedRole.Exists && state.QueryLanguage == QueryLanguage.JsonPath && (looksLikePath || JsonataExpression.IsExpression(marked)))
        {
            return looksLikePath
                ? ($"RoleArn is the text '{text}', which only a field named RoleArn.$ works out.", "Rename the field to \"RoleArn.$\".")
                : ("RoleArn is JSONata, and the state's query language is JSONPath.", "Set \"QueryLanguage\": \"JSONata\" on the state, or use \"RoleArn.$\".");
        }

        return pathRole.Exists && !looksLikePath && !text.IsUnknown
            ? ($"RoleArn.$ is '{text}', which is neither a path nor an intrinsic function.", "Name the field \"RoleArn\", or write a path such as $.roleArn.")
            : null;
    }

    private static bool IsExpression(StateNode state, TextPattern text, bool isPath) =>
        isPath || (state.QueryLanguage == QueryLanguage.Jsonata && JsonataExpression.IsExpression(text.ToMarkedText()));

    private static IEnumerable<TextPattern> RolesIn(WorkflowScope scope, TextPattern text, bool isPath, out string? reason)
    {
        reason = null;
        IEnumerable<WorkflowValue> values;
        if (isPath)
        {
            values = new[] { PayloadTemplate.EvaluatePath(text, scope) };
        }
        else
        {
            JsonataOutcome outcome = JsonataExpression.Parse(text.ToMarkedText()).Work(scope);
            reason = outcome.Failure is { } failure ? $" It fails: {failure.Message}." : outcome.Reason is { } why ? $" It is not worked out: {why}." : null;
            values = outcome.Values;
        }

        return values.Select(value => value.Kind == WorkflowValueKind.Text ? value.Text.Unmark() : TextPattern.Unknown);
    }

    private IReadOnlyList<TargetRole> ReadExpression(StateNode state, SourceNode node, TextPattern text, bool isPath, FindingSink findings)
    {
        var patterns = new List<TextPattern>();
        string? reason = null;
        foreach (WorkflowScope scope in _flow.ScopesOf(state))
        {
            IEnumerable<TextPattern> found = RolesIn(scope, text, isPath, out string? given);
            reason ??= given;
            foreach (TextPattern pattern in found)
            {
                if (!patterns.Contains(pattern))
                {
                    patterns.Add(pattern);
                }
            }
        }

        IReadOnlyList<TargetRole> roles = Settle(state, patterns, node, findings, reason);
        if (_options.SampleInputs.Count > 0 && patterns.Exists(pattern => pattern.IsLiteral))
        {
            findings.Add(
                DefinitionRules.ResolvedFromSample,
                $"Credentials.{(isPath ? "RoleArn.$" : "RoleArn")} '{node.Text}' was worked out from the sample input.",
                "Give a sample input for every role that executions will name.",
                node.LaterLocation);
        }

        return roles;
    }

    /// <summary>Known ARNs as they are; patterns by the roles that the user allows.</summary>
    private IReadOnlyList<TargetRole> Settle(StateNode state, IReadOnlyList<TextPattern> patterns, SourceNode node, FindingSink findings, string? reason = null)
    {
        var roles = new List<TargetRole>(patterns.Count);
        foreach (TextPattern pattern in patterns)
        {
            if (pattern.Literal is { } literal)
            {
                AddKnown(literal, roles, node, findings);
            }
            else
            {
                AddAllowed(state, pattern, roles, node, findings, reason);
            }
        }

        return roles;
    }

    private void AddKnown(string literal, List<TargetRole> roles, SourceNode node, FindingSink findings)
    {
        if (!_known.TryGetValue(literal, out TargetRole? known))
        {
            if (!RoleArn.TryParse(literal, out RoleArn? role, out string? reason))
            {
                findings.Add(DefinitionRules.CredentialsMalformed, reason, "Name the role by its ARN: arn:aws:iam::111122223333:role/Name.", node.LaterLocation);
                return;
            }

            if (role.IsServiceLinked)
            {
                findings.Add(
                    DefinitionRules.TargetRoleServiceLinked,
                    $"{role} is a service-linked role, which only its service can assume.",
                    "Name a role of the target account that you can change.",
                    node.LaterLocation);
                return;
            }

            _known.Add(literal, known = new TargetRole(role, TextPattern.Of(literal)));
        }

        if (!roles.Contains(known))
        {
            roles.Add(known);
        }
    }

    private void AddAllowed(StateNode state, TextPattern pattern, List<TargetRole> roles, SourceNode node, FindingSink findings, string? reason)
    {
        IReadOnlyList<RoleArn> allowed =
            _options.TargetRolesByState.TryGetValue(findings.StatePath ?? string.Empty, out IReadOnlyList<RoleArn>? byPath) ? byPath
            : _options.TargetRolesByState.TryGetValue(state.Name, out IReadOnlyList<RoleArn>? byName) ? byName
            : _options.TargetRoleArns;
        RoleArn[] fitting = allowed.Where(role => pattern.Matches(role.ToString())).ToArray();
        foreach (RoleArn role in fitting)
        {
            AddKnown(role.ToString(), roles, node, findings);
        }

        if (fitting.Length > 0)
        {
            return;
        }

        roles.Add(new TargetRole(null, Widest(pattern)));
        findings.Add(
            DefinitionRules.RoleDynamic,
            $"Credentials names its role at run time ('{node.Text}'); of its ARN {Widest(pattern)} is known{(allowed.Count > 0 ? ", and none of the given target roles fits that" : string.Empty)}.{reason}",
            "Give a sample input (-SampleInput), or the roles that it can name (-TargetRoleArn).",
            node.LaterLocation);
    }

    /// <summary>A role's ARN has a fixed shape, of which at least this much is always known.</summary>
    private static TextPattern Widest(TextPattern pattern) =>
        pattern.IsUnknown ? TextPattern.Concat(TextPattern.Of("arn:"), TextPattern.Unknown, TextPattern.Of(":iam::"), TextPattern.Unknown, TextPattern.Of(":role/"), TextPattern.Unknown) : pattern;
}
