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
/// Repairs in rounds of edits that do not touch each other. After each round the file is read and analysed again: one that
/// does not do away with its findings, or brings others, is taken back and made in parts, until the edit is found that is
/// to blame.
/// </summary>
internal sealed class RepairRun
{
    private readonly string _path;
    private readonly OverlaidFiles _files;
    private readonly RepairCases _cases;
    private readonly RepairOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, byte[]> _originals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SyncRepair>> _repairs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, string? State, string Message), string> _refused = new();

    public RepairRun(string path, IDefinitionFiles files, DefinitionContext context, RepairOptions options, CancellationToken cancellationToken)
    {
        _path = path;
        _files = new OverlaidFiles(files);
        _cases = new RepairCases(path, new DefinitionReader(_files, context, options.AllowsOutside), options.Requirements);
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <exception cref="SourceFormatException">The file is no definition or template.</exception>
    public DefinitionRepair Run()
    {
        IReadOnlyList<RepairCase> cases = _cases.Read();
        int most = int.MaxValue;
        while (MakeRound(cases, most) is { Edits.Count: > 0 } round)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (Try(round, cases) is { } left)
            {
                cases = left;
                most = most > int.MaxValue / 2 ? int.MaxValue : most * 2;
            }
            else if (round.Edits.Count == 1)
            {
                _refused[KeyOf(round.Edits[0].Case.Finding)] = "The change that the rule made did not repair it, and was taken back.";
            }
            else
            {
                most = round.Edits.Count / 2;
            }
        }

        RepairedFile[] changed = _repairs
            .Select(file => new RepairedFile(file.Key, _originals[file.Key], _files.Read(file.Key), file.Value.OrderBy(repair => repair.Location.Position.Line).ToArray()))
            .ToArray();
        RepairRefusal[] refusals = cases
            .Where(found => found.State is not null || found.Finding.Severity == FindingSeverity.Error)
            .Select(found => new RepairRefusal(found.Finding, _refused.TryGetValue(KeyOf(found.Finding), out string? reason) ? reason : "No rule tells what was meant. " + found.Finding.RecommendedAction))
            .ToArray();
        return new DefinitionRepair(_path, changed, refusals);
    }

    private static (string Code, string? State, string Message) KeyOf(Finding finding) => (finding.Code, finding.StatePath, finding.Message);

    /// <summary>The edits for as many findings as can be repaired at once.</summary>
    private RepairRound MakeRound(IReadOnlyList<RepairCase> cases, int most)
    {
        var round = new RepairRound(_files);
        foreach (RepairCase found in cases)
        {
            if (round.Edits.Count == most)
            {
                break;
            }

            if (found.State is null || _refused.ContainsKey(KeyOf(found.Finding)))
            {
                continue;
            }

            string path = found.State.Node.Document!.Path ?? _path;
            RepairProposal proposal = round.TextOf(path) is { } text ? Propose(found, text) : RepairProposal.Refuse("The file's encoding is not known.");
            if (proposal.Edit is null)
            {
                _refused[KeyOf(found.Finding)] = proposal.Text;
                continue;
            }

            round.Add(found, path, proposal);
        }

        return round;
    }

    /// <summary>Makes the edits; the cases that are left, or null when they were taken back.</summary>
    private IReadOnlyList<RepairCase>? Try(RepairRound round, IReadOnlyList<RepairCase> before)
    {
        Dictionary<string, byte[]> old = round.Paths.ToDictionary(path => path, _files.Read, StringComparer.Ordinal);
        round.Write();
        if (Proven(round, before) is not { } after)
        {
            foreach (KeyValuePair<string, byte[]> file in old)
            {
                _files.Write(file.Key, file.Value);
            }

            return null;
        }

        foreach (KeyValuePair<string, byte[]> file in old.Where(file => !_originals.ContainsKey(file.Key)))
        {
            _originals.Add(file.Key, file.Value);
            _repairs.Add(file.Key, new List<SyncRepair>());
        }

        foreach (RepairEdit edit in round.Edits)
        {
            _repairs[edit.Path].Add(edit.ToRepair(round.TextOf(edit.Path)!));
        }

        return after;
    }

    /// <summary>The cases after a round, when its findings are among them no more and none is new.</summary>
    private IReadOnlyList<RepairCase>? Proven(RepairRound round, IReadOnlyList<RepairCase> before)
    {
        try
        {
            IReadOnlyList<RepairCase> after = _cases.Read();
            var known = new HashSet<(string, string?)>(before.Select(found => (found.Finding.Code, found.Finding.StatePath)));
            ILookup<string?, string> repaired = round.Edits.ToLookup(edit => edit.Case.Finding.StatePath, edit => edit.Case.Finding.Code);
            known.ExceptWith(round.Edits.Select(edit => (edit.Case.Finding.Code, edit.Case.Finding.StatePath)));
            return after.All(found => known.Contains((found.Finding.Code, found.Finding.StatePath)) || IsRevealed(found.Finding, repaired[found.Finding.StatePath])) ? after : null;
        }
        catch (SourceFormatException)
        {
            return null;
        }
    }

    /// <summary>A task that was not understood before can have other faults of its own.</summary>
    private static bool IsRevealed(Finding found, IEnumerable<string> repaired) => repaired.Any() && !repaired.Contains(found.Code);

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
}
