using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.RollOut.Model;

/// <summary>One role, gathered from the paths that it serves. A role may be assumed by one workflow and assume for another.</summary>
internal sealed class RoleDraft
{
    private readonly SyncTemplateOptions _options;
    private readonly List<PlannedPath> _targetPaths = new();
    private readonly List<PlannedPath> _sourcePaths = new();
    private readonly List<string> _warnings = new();
    private readonly List<Finding> _findings = new();

    public RoleDraft(RoleArn arn, SyncTemplateOptions options)
    {
        Arn = arn;
        _options = options;
    }

    public RoleArn Arn { get; }

    /// <summary>What the role does in this roll-out.</summary>
    public SyncSide Side => (_targetPaths.Count > 0 ? SyncSide.Target : 0) | (_sourcePaths.Count > 0 ? SyncSide.Source : 0);

    public IReadOnlyList<string> Warnings => _warnings;

    public void AddTarget(PlannedPath path) => _targetPaths.Add(path);

    public void AddSource(PlannedPath path) => _sourcePaths.Add(path);

    /// <summary>Makes the role's policies, or says why it cannot have them; then it has none of them.</summary>
    public RoleRollOut? Complete(bool exists, AccountRole? known, out SyncPolicyProblem? problem)
    {
        RoleOrigin origin = OriginOf(exists, known);
        PolicyDocument? trust = null;
        problem = null;
        if (Side.HasFlag(SyncSide.Target))
        {
            SyncPolicyResult result = SyncPolicyFactory.CreateTrust(
                Arn,
                _targetPaths.Select(path => path.Pair).ToArray(),
                new SyncPolicyOptions { MergeWith = known?.Trust.Document, TrustQuota = _options.TrustQuota });
            if (result.Problems.Count > 0)
            {
                problem = result.Problems[0];
                return null;
            }

            _warnings.AddRange(result.Warnings.Select(warning => $"{Arn}: {warning}"));
            trust = result.Policies[0].Document;
            NoteTrust(origin, known, result.Policies[0].HasChanges);
        }

        IReadOnlyList<RolePolicy>? policies = Policies(known, out problem);
        if (policies is null)
        {
            return null;
        }

        NoteOwner(origin, known, policies);
        return new RoleRollOut
        {
            Arn = Arn,
            Origin = origin,
            Side = Side,
            Trust = origin == RoleOrigin.Attached ? null : trust,
            TrustNow = known?.Trust.Document,
            Policies = policies,
            AttachedNow = known?.AttachedPolicies.Select(attached => attached.Arn).ToArray() ?? Array.Empty<string>(),
            PoliciesNow = known?.InlinePolicies.Select(policy => policy.Name).ToArray() ?? Array.Empty<string>(),
            Findings = _findings,
        };
    }

    private RoleOrigin OriginOf(bool exists, AccountRole? known) => !exists
        ? RoleOrigin.New
        : Side.HasFlag(SyncSide.Target) && known?.Trust.Document is { } trust && !HasUniqueId(trust) ? RoleOrigin.Known : RoleOrigin.Attached;

    /// <summary>
    /// Whether a trust policy names a principal by its unique id: what is left of one that was deleted, which IAM does not
    /// take when the policy is written again
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles).
    /// </summary>
    private static bool HasUniqueId(PolicyDocument trust) => trust.Statements
        .SelectMany(statement => statement.Principal?.Principals ?? Array.Empty<PolicyPrincipal>())
        .Any(principal => principal.Kind == PrincipalKind.Aws && (principal.Value.StartsWith("AROA", StringComparison.Ordinal) || principal.Value.StartsWith("AIDA", StringComparison.Ordinal)));

    private void NoteTrust(RoleOrigin origin, AccountRole? known, bool hasChanges)
    {
        if (IsTaken(origin))
        {
            _findings.Add(new Finding(
                RollOutRules.RoleImported,
                $"{Arn} exists; the template takes it over with the trust policy that it has, and adds to that.",
                "Import the role before the template is deployed, as the commands do, and leave it to no other stack or configuration."));
        }
        else if (origin != RoleOrigin.New && hasChanges)
        {
            _findings.Add(new Finding(
                RollOutRules.TrustNotExported,
                known?.Trust.Document is not { } trust
                    ? $"{Arn} exists, and an engine that does not own a role cannot change its trust policy; what it says now is not known."
                    : $"{Arn} exists and does not trust all that it should; an engine that does not own a role cannot change its trust policy"
                        + (HasUniqueId(trust) ? ", and this role cannot be taken over, since its trust policy names a principal that was deleted." : "."),
                "Grant the trust with Grant-SyncPermissions -Side Target, or put what New-SyncTrustPolicy makes into the template that owns the role."));
        }
    }

    /// <summary>Whether the template takes the role over.</summary>
    private bool IsTaken(RoleOrigin origin) => origin == RoleOrigin.Known
        && (_options.Format == TemplateFormat.Terraform || (_options.Format == TemplateFormat.CloudFormation && _options.IsImporting && !_options.IsSingle));

    /// <summary>A stack deletes a role that its template no longer has, and the accounts do not say which stack made one.</summary>
    private void NoteOwner(RoleOrigin origin, AccountRole? known, IReadOnlyList<RolePolicy> policies)
    {
        bool isAttachedTo = Side.HasFlag(SyncSide.Target) && known is not null && _options.Format != TemplateFormat.Terraform && !IsTaken(origin);
        if (isAttachedTo && policies.Any(policy => policy.IsManaged
            ? known!.AttachedPolicies.Any(attached => attached.Arn.EndsWith("/" + policy.Name, StringComparison.Ordinal))
            : known!.InlinePolicies.Any(inline => inline.Name == policy.Name)))
        {
            _findings.Add(new Finding(
                RollOutRules.RoleMayBeOwn,
                $"{Arn} exists and has policies as this export makes them. If an earlier template created it, this one deletes it when it is deployed in that one's place, since it only attaches to the role.",
                "Write to the folder of the earlier run with -Path: the list of files there tells which roles they create. If something else created the role, nothing need be done."));
        }
    }

    private IReadOnlyList<RolePolicy>? Policies(AccountRole? known, out SyncPolicyProblem? problem)
    {
        problem = null;
        if (_options.PolicyKind != TemplatePolicyKind.Managed)
        {
            IReadOnlyList<RolePolicy>? inline = Make(PolicyKind.InlineRolePolicy, out problem);
            if (inline is not null && Others(known, inline) + inline.Sum(policy => PolicySize.Of(policy.Document)) is var size && size > PolicyQuota.InlineRolePolicy.Limit)
            {
                problem = TooMuch($"The inline policies of {Arn} would have {Number(size)} characters together; IAM allows {Number(PolicyQuota.InlineRolePolicy.Limit)}.", "Use managed policies: -PolicyKind Auto or Managed.");
                inline = null;
            }

            if (inline is not null || _options.PolicyKind == TemplatePolicyKind.Inline || problem!.Kind != SyncPolicyProblemKind.QuotaExceeded)
            {
                return inline;
            }

            _findings.Add(new Finding(RollOutRules.PoliciesManaged, $"{problem.Message} So they are managed policies.", "Nothing need be done."));
        }

        IReadOnlyList<RolePolicy>? managed = Make(PolicyKind.ManagedPolicy, out problem);
        if (managed is not null && managed.Count + (known?.AttachedPolicies.Count(attached => !managed.Any(own => attached.Arn.EndsWith("/" + own.Name, StringComparison.Ordinal))) ?? 0) is var count && count > _options.MaxManagedPolicies)
        {
            problem = TooMuch($"{Arn} would have {count} managed policies; {_options.MaxManagedPolicies} are allowed.", "Use another role for some of the state machines, or have the quota raised and say so (-MaxManagedPolicies).");
            return null;
        }

        return managed;
    }

    private IReadOnlyList<RolePolicy>? Make(PolicyKind kind, out SyncPolicyProblem? problem)
    {
        var options = new SyncPolicyOptions { PermissionKind = kind, MaxManagedPolicies = _options.MaxManagedPolicies };
        var policies = new List<RolePolicy>();
        IEnumerable<SyncPolicyResult> results = Requirements().Select(requirement => SyncPolicyFactory.CreatePermission(requirement, options)).Concat(
            _sourcePaths.GroupBy(path => path.Machine.Unqualified.ToString(), StringComparer.Ordinal).Select(machine =>
                SyncPolicyFactory.CreateInvoke(Arn, StateMachineArn.Parse(machine.Key), machine.Select(path => path.Target).ToArray(), options)));
        foreach (SyncPolicyResult result in results)
        {
            if (result.Problems.Count > 0)
            {
                problem = result.Problems[0];
                return null;
            }

            _warnings.AddRange(result.Warnings);
            policies.AddRange(result.Policies.Select(policy => Of(policy, kind == PolicyKind.ManagedPolicy, result.Policies.Count)));
        }

        problem = null;
        return Distinct(policies).OrderBy(policy => policy.Name, StringComparer.Ordinal).ToArray();
    }

    /// <summary>
    /// One requirement for each state machine: of the same state machine from two files, what both need, in an order that
    /// does not hang on that of the input.
    /// </summary>
    private IEnumerable<SyncRequirement> Requirements() => _targetPaths
        .GroupBy(path => path.Pair.ExternalId, StringComparer.Ordinal)
        .OrderBy(machine => machine.Key, StringComparer.Ordinal)
        .Select(machine => machine.First().Requirement with
        {
            Statements = machine
                .Select(path => (Key: string.Join("\n", path.Requirement.Statements.Select(Text)), path.Requirement.Statements))
                .GroupBy(statements => statements.Key, StringComparer.Ordinal)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .SelectMany(same => same.First().Statements)
                .GroupBy(Text, StringComparer.Ordinal)
                .Select(same => same.First())
                .ToArray(),
        });

    private RolePolicy Of(SyncPolicy policy, bool isManaged, int parts)
    {
        string name = policy.PolicyName!;
        StateMachineArn machine = StateMachineArn.Parse(policy.StateMachineArns[0]);
        if (IsForAnyAccount && machine.AccountId == Arn.AccountId)
        {
            // The name holds a digest of the ARN, which would differ from account to account.
            string part = parts == 1 ? string.Empty : name.Substring(name.LastIndexOf('-') + 1);
            name = PolicyNames.Of(machine.ToString().Replace(":" + Arn.AccountId + ":", ":*:"), part.Length == 0 ? 0 : int.Parse(part, CultureInfo.InvariantCulture));
        }

        return new RolePolicy(isManaged ? ResourceNames.Managed(name, Arn.Path + Arn.Name) : name, policy.Document, isManaged);
    }

    /// <summary>A role that works for a state machine and is used by the same one has both policies under one name.</summary>
    private static IEnumerable<RolePolicy> Distinct(IEnumerable<RolePolicy> policies) => policies
        .GroupBy(policy => policy.Name, StringComparer.Ordinal)
        .Select(same => same.Count() == 1
            ? same.First()
            : same.First() with { Document = PolicyDocument.Of(same.SelectMany(policy => policy.Document.Statements).ToArray()) });

    private bool IsForAnyAccount => _options.Format == TemplateFormat.StackSet || (_options.Format == TemplateFormat.CloudFormation && _options.IsSingle);

    private static string Text(SyncStatement statement) => PolicyWriter.Write(statement.ToPolicyStatement());

    private static int Others(AccountRole? known, IReadOnlyList<RolePolicy> policies) => known is null
        ? 0
        : known.InlinePolicies.Where(policy => policy.Document is not null && !policies.Any(own => own.Name == policy.Name)).Sum(policy => PolicySize.Of(policy.Document!));

    private SyncPolicyProblem TooMuch(string message, string action) => new(SyncPolicyProblemKind.QuotaExceeded, message, action, Arn.ToString());

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
