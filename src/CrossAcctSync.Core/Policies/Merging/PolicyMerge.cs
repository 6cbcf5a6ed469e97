using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>One merge under way.</summary>
internal sealed class PolicyMerge
{
    private readonly PolicyDocument _existing;
    private readonly PolicyDocument _needed;
    private readonly List<PolicyStatement> _statements;
    private readonly string _partition;
    private readonly CanonicalStatements _canonical;
    private readonly List<AddedStatement> _added = new();
    private readonly List<GrantedStatement> _granted = new();
    private readonly List<RefusedStatement> _refused = new();
    private readonly MergeWarnings _warnings;
    private readonly HashSet<string?> _sids;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _trusts = new(StringComparer.Ordinal);
    private int _trustsRead;
    private CoverSearch? _search;
    private string? _version;

    public PolicyMerge(PolicyDocument existing, PolicyDocument needed)
    {
        _existing = existing;
        _needed = needed;
        _statements = existing.Statements.ToList();
        _partition = CanonicalPrincipal.PartitionOf(existing, needed);
        _canonical = new CanonicalStatements(_partition);
        _version = existing.Version;
        _warnings = new MergeWarnings(existing.Statements, _partition);
        _sids = new HashSet<string?>(_statements.Select(statement => statement.Sid), StringComparer.Ordinal);
    }

    public PolicyMergeResult Run()
    {
        foreach (PolicyStatement statement in _needed.Statements)
        {
            if (Admit(statement) is { } reason)
            {
                _refused.Add(new RefusedStatement(statement, reason));
                continue;
            }

            Merge(statement);
        }

        return new PolicyMergeResult
        {
            Document = _added.Count == 0 ? _existing : _existing with { Version = _version, Statements = _statements },
            Added = _added,
            AlreadyGranted = _granted,
            Refused = _refused,
            Warnings = _warnings.All,
        };
    }

    /// <summary>Why the statement would mean something else in this document, or null.</summary>
    private string? Admit(PolicyStatement statement)
    {
        bool areKnown = _version == PolicyDocument.CurrentVersion;
        if (!PolicyVariables.AreIn(statement) || areKnown == PolicyVariables.AreKnownTo(_needed))
        {
            return null;
        }

        if (areKnown)
        {
            return "The statement is of a document of version 2008-10-17, in which ${...} is plain text, and the existing document would read it as a policy variable; write it for version 2012-10-17.";
        }

        return _existing.Statements.Any(PolicyVariables.AreIn)
            ? "The statement has policy variables, which need version 2012-10-17, and the existing document of version 2008-10-17 has ${...} as plain text, which that version would change; put the statement into a document of its own."
            : null;
    }

    private void Merge(PolicyStatement needed)
    {
        // What is searched may already hold statements that this merge added.
        CoverSearch search = _search ??= new CoverSearch(_statements, _version == PolicyDocument.CurrentVersion, PolicyVariables.AreKnownTo(_needed), _partition, _canonical);
        if (search.FindEqual(needed) is { } equal)
        {
            _warnings.AddForeign(needed);
            _granted.Add(new GrantedStatement(needed, new[] { equal }));
            return;
        }

        StatementCells cells = StatementCells.Of(needed);
        (IReadOnlyList<StatementCells.Cell> missing, IReadOnlyList<CoveringStatement> covering) = search.Split(cells);
        _warnings.AddBroader(covering);
        _warnings.AddForeign(needed);
        if (missing.Count == 0 && cells.Cells.Count > 0)
        {
            _granted.Add(new GrantedStatement(needed, covering));
            return;
        }

        // A statement with an empty list has no cells; it is added as it is.
        PolicyStatement rest = missing.Count == 0 ? needed : cells.Narrow(missing) ?? needed;
        if (!TryExtend(needed, rest, covering))
        {
            Append(needed, rest, covering);
        }
    }

    private bool TryExtend(PolicyStatement needed, PolicyStatement rest, IReadOnlyList<CoveringStatement> covering)
    {
        if (!TrustStatement.TryRead(rest, out string? role, out IReadOnlyList<string>? ids))
        {
            return false;
        }

        for (; _trustsRead < _statements.Count; _trustsRead++)
        {
            if (TrustStatement.TryRead(_statements[_trustsRead], out string? trusted, out _) && !_trusts.ContainsKey(trusted))
            {
                _trusts.Add(trusted, _trustsRead);
            }
        }

        if (!_trusts.TryGetValue(role, out int place) || !TrustStatement.TryRead(_statements[place], out _, out IReadOnlyList<string>? trustedIds))
        {
            return false;
        }

        var more = ids.Distinct(StringComparer.Ordinal).Except(trustedIds, StringComparer.Ordinal).ToList();
        _statements[place] = TrustStatement.With(_statements[place], trustedIds.Concat(more).ToArray());
        _search?.Replaced(place);
        _added.Add(new AddedStatement(needed, rest, place, true, covering));
        return true;
    }

    private void Append(PolicyStatement needed, PolicyStatement rest, IReadOnlyList<CoveringStatement> covering)
    {
        int index = _statements.Count;
        string? sid = FreeSid(rest.Sid);
        if (sid != rest.Sid)
        {
            _warnings.Add(new PolicyWarning(
                PolicyWarningKind.SidChanged,
                $"Statement[{index}] has the Sid \"{sid}\", for \"{rest.Sid}\" is taken and a Sid stands once in a policy.",
                index));
            rest = rest with { Sid = sid };
        }

        if (PolicyVariables.AreIn(rest) && _version != PolicyDocument.CurrentVersion && PolicyVariables.AreKnownTo(_needed))
        {
            _warnings.Add(new PolicyWarning(
                PolicyWarningKind.VersionRaised,
                $"The document's version was raised from {_version ?? "none"} to {PolicyDocument.CurrentVersion}, for Statement[{index}] has policy variables; no other statement has any.",
                null));
            _version = PolicyDocument.CurrentVersion;
            _search = null;
        }

        _statements.Add(rest);
        _sids.Add(rest.Sid);
        _added.Add(new AddedStatement(needed, rest, index, false, covering));
    }

    // "In IAM, the Sid value must be unique within a JSON policy"
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
    private string? FreeSid(string? sid)
    {
        if (sid is null)
        {
            return null;
        }

        string free = sid;
        _numbers.TryGetValue(sid, out int number);
        for (number = Math.Max(number, 2); _sids.Contains(free); number++)
        {
            free = sid + number.ToString(CultureInfo.InvariantCulture);
        }

        // Numbers that were taken stay so.
        _numbers[sid] = number;
        return free;
    }
}
