using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Repairing;

/// <summary>
/// Repairs one finding after the other. After each edit the file is read and analysed again: an edit that does not do
/// away with its finding, or brings another one, is taken back.
/// </summary>
internal sealed class RepairRun
{
    private static readonly FindingRule[] Own = { DefinitionRules.IntegrationUnknown, DefinitionRules.NestedExpressSync, DefinitionRules.CredentialsMalformed, DefinitionRules.CredentialsMissing };

    // These are of the call, and not of the definition's text.
    private static readonly FindingRule[] NotOfText = { DefinitionRules.StateMachineArnUnknown, DefinitionRules.SourceRoleUnknown };

    private readonly string _path;
    private readonly OverlaidFiles _files;
    private readonly DefinitionReader _reader;
    private readonly RepairOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, byte[]> _originals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyncRepair>> _repairs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, string? State, string Message), string> _refused = new();

    public RepairRun(string path, IDefinitionFiles files, DefinitionContext context, RepairOptions options, CancellationToken cancellationToken)
    {
        _path = path;
        _files = new OverlaidFiles(files);
        _reader = new DefinitionReader(_files, context);
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="SourceFormatException">The file is no definition or template.</exception>
    public DefinitionRepair Run()
    {
        IReadOnlyList<RepairCase> cases = Analyze();
        while (cases.FirstOrDefault(IsOpen) is { } next)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            cases = Try(next, cases) ?? cases;
        }

        RepairedFile[] changed = _repairs
            .Select(file => new RepairedFile(file.Key, _originals[file.Key], _files.Read(file.Key), file.Value))
            .ToArray();
        RepairRefusal[] refusals = cases
            .Where(found => found.State is not null || found.Finding.Severity == FindingSeverity.Error)
            .Select(found => new RepairRefusal(found.Finding, _refused.TryGetValue(KeyOf(found.Finding), out string? reason) ? reason : "No rule tells what was meant. " + found.Finding.RecommendedAction))
            .ToArray();
        return new DefinitionRepair(_path, changed, refusals);
    }

    private bool IsOpen(RepairCase found) => found.State is not null && !_refused.ContainsKey(KeyOf(found.Finding));

    private static (string Code, string? State, string Message) KeyOf(Finding finding) => (finding.Code, finding.StatePath, finding.Message);

    /// <summary>Makes the edit for a finding; the cases that are left, or null when it was refused.</summary>
    private IReadOnlyList<RepairCase>? Try(RepairCase found, IReadOnlyList<RepairCase> before)
    {
        string path = found.State!.Node.Document!.Path ?? _path;
        byte[] bytes = _files.Read(path);
        EditableText? text = EditableText.Of(bytes);
        RepairProposal proposal = text is null ? RepairProposal.Refuse("The file's encoding is not known.") : Propose(found, text);
        if (proposal.Edit is not { } edit)
        {
            _refused[KeyOf(found.Finding)] = proposal.Text;
            return null;
        }

        EditableText edited = text!.With(edit);
        _files.Write(path, edited.ToBytes());
        if (Proven(found, before) is { } after)
        {
            if (!_originals.ContainsKey(path))
            {
                _originals.Add(path, bytes);
                _repairs.Add(path, new List<SyncRepair>());
            }

            _repairs[path].Add(RepairOf(found, proposal, text, edited, edit, path));
            return after;
        }

        _files.Write(path, bytes);
        _refused[KeyOf(found.Finding)] = "The change that the rule made did not repair it, and was taken back.";
        return null;
    }

    /// <summary>The cases after an edit, when that finding is among them no more and none is new.</summary>
    private IReadOnlyList<RepairCase>? Proven(RepairCase repaired, IReadOnlyList<RepairCase> before)
    {
        try
        {
            IReadOnlyList<RepairCase> after = Analyze();
            var known = new HashSet<(string, string?)>(before.Select(found => (found.Finding.Code, found.Finding.StatePath)));
            known.Remove((repaired.Finding.Code, repaired.Finding.StatePath));
            return after.All(found => known.Contains((found.Finding.Code, found.Finding.StatePath)) || IsRevealed(found, repaired)) ? after : null;
        }
        catch (SourceFormatException)
        {
            return null;
        }
    }

    /// <summary>A task that was not understood before can have other faults of its own.</summary>
    private static bool IsRevealed(RepairCase found, RepairCase repaired) =>
        found.Finding.StatePath == repaired.Finding.StatePath && found.Finding.Code != repaired.Finding.Code;

    private RepairProposal Propose(RepairCase found, EditableText text)
    {
        StateNode state = found.State!;
        FindingRule rule = found.Finding.Rule;
        return rule == DefinitionRules.IntegrationUnknown ? ResourceRepair.Unknown(state, TaskResource.Parse(ResourceText(found)), text, found.Partition ?? "aws")
            : rule == DefinitionRules.NestedExpressSync ? ResourceRepair.NestedExpress(state, text)
            : rule == DefinitionRules.CredentialsMalformed ? CredentialsRepair.Malformed(state, text, RoleFor(found))
            : CredentialsRepair.Missing(state, text, RoleFor(found));
    }

    private static TextPattern ResourceText(RepairCase found) => found.Definition.Text.Read(found.State!.Resource) ?? TextPattern.Empty;

    /// <summary>The role that the user gives for a state: by its path, its name, the account that it calls, or the only one.</summary>
    private RoleArn? RoleFor(RepairCase found)
    {
        if (_options.TargetRolesByState.TryGetValue(found.Finding.StatePath ?? string.Empty, out IReadOnlyList<RoleArn>? own)
            || _options.TargetRolesByState.TryGetValue(found.State!.Name, out own))
        {
            return own.Count == 1 ? own[0] : null;
        }

        RoleArn[] ofAccount = _options.TargetRoleArns.Where(role => found.Finding.Message.Contains(role.AccountId)).ToArray();
        return ofAccount.Length == 1 ? ofAccount[0]
            : _options.TargetRoleArns.Count == 1 && found.Finding.Rule == DefinitionRules.CredentialsMalformed ? _options.TargetRoleArns[0]
            : null;
    }

    private static SyncRepair RepairOf(RepairCase found, RepairProposal proposal, EditableText before, EditableText after, TextEdit edit, string path)
    {
        int start = before.LineStart(edit.Start);
        return new SyncRepair
        {
            Path = path,
            StatePath = found.Finding.StatePath!,
            Code = found.Finding.Code,
            Change = proposal.Text,
            Note = proposal.Note,
            Before = before.Text.Substring(start, before.LineEnd(edit.Start + edit.Length) - start),
            After = after.Text.Substring(start, after.LineEnd(edit.Start + edit.Text.Length) - start),
            Location = new SourceLocation(path, before.PositionOf(edit.Start)),
        };
    }

    private IReadOnlyList<RepairCase> Analyze()
    {
        var cases = new List<RepairCase>();
        StateMachineDefinition[] definitions = _reader.ReadFile(_path).Select(result => result.Definition ?? throw result.Problem!).ToArray();
        foreach (StateMachineDefinition definition in definitions)
        {
            RequirementAnalysis analysis = RequirementAnalyzer.Analyze(definition, _options.Requirements with { KnownTypes = TypesOf(definitions) });
            StateMachineIdentity identity = StateMachineIdentity.Of(definition, _options.Requirements);
            var states = new Dictionary<string, StateNode>(StringComparer.Ordinal);
            foreach (StateNode state in definition.Tree.Tasks)
            {
                states[state.Group.PathOf(identity.Arn?.Name ?? definition.Name, state.NameNode)] = state;
            }

            foreach (Finding finding in analysis.Findings.Concat(analysis.Requirements.SelectMany(requirement => requirement.Findings)).Distinct())
            {
                if (Array.IndexOf(NotOfText, finding.Rule) < 0)
                {
                    bool isOwn = Array.IndexOf(Own, finding.Rule) >= 0 && finding.StatePath is not null;
                    cases.Add(new RepairCase(finding, definition, isOwn && states.TryGetValue(finding.StatePath!, out StateNode? state) ? state : null, identity.Partition));
                }
            }
        }

        return cases;
    }

    private Dictionary<string, StateMachineType> TypesOf(IEnumerable<StateMachineDefinition> definitions)
    {
        var types = new Dictionary<string, StateMachineType>(StringComparer.Ordinal);
        foreach (StateMachineDefinition definition in definitions)
        {
            if (definition is { Arn: { } arn, Type: { } type })
            {
                types[arn.ToString()] = type;
            }
        }

        foreach (KeyValuePair<string, StateMachineType> known in _options.Requirements.KnownTypes)
        {
            types[known.Key] = known.Value;
        }

        return types;
    }
}
