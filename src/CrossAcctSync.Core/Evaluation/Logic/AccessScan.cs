using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>What each layer says to a request: one pass over all policies.</summary>
internal struct AccessScan
{
    /// <summary>The greatest answer of all Deny statements.</summary>
    public Ternary Deny;

    /// <summary>Whether every level of SCPs allows; true where none are in force.</summary>
    public Ternary ServiceControl;

    public LayerFinding Resource;

    public Ternary Identity;

    public Ternary Boundary;

    public Ternary Session;

    /// <summary>Layers with a Deny that applies.</summary>
    public LayerMask Denying;

    /// <summary>Layers with a policy that could not be read.</summary>
    public LayerMask Unreadable;

    public void Run(in EvaluationFrame frame, PolicySet policies)
    {
        AccessRequest request = frame.Request;
        RequestFacts facts = request.Facts;
        ScanResourceControl(in frame, policies.ResourceControlPolicies);
        ScanServiceControl(in frame, policies.ServiceControlPolicies);
        if (policies.ResourcePolicy is not null)
        {
            Resource.Add(policies.ResourcePolicy, facts.ResourceLayer, in frame);
            Note(in Resource, facts.ResourceLayer);
        }

        if (!Applicability.HasIdentity(request.Principal))
        {
            return;
        }

        Identity = Scan(policies.IdentityPolicies, PolicyLayer.IdentityPolicy, in frame);
        Boundary = Ternary.True;
        if (policies.PermissionsBoundary is not null)
        {
            LayerFinding boundary = default;
            boundary.Add(policies.PermissionsBoundary, PolicyLayer.PermissionsBoundary, in frame);
            Note(in boundary, PolicyLayer.PermissionsBoundary);
            Boundary = boundary.Allow;
        }

        // A role's session without session policies has all of the role; a federated user without them has nothing.
        Session = TernaryLogic.Of(request.Principal.Type != PrincipalType.FederatedUser);
        if (policies.SessionPolicies.Count > 0 && Applicability.IsSession(request.Principal))
        {
            Session = Scan(policies.SessionPolicies, PolicyLayer.SessionPolicy, in frame);
        }
    }

    /// <summary>RCPFullAWSAccess is attached everywhere and cannot be detached, so RCPs only ever deny.</summary>
    private void ScanResourceControl(in EvaluationFrame frame, IReadOnlyList<PolicyLevel> levels)
    {
        if (levels.Count == 0 || !Applicability.HasResourceControl(frame.Request))
        {
            return;
        }

        for (int i = 0; i < levels.Count; i++)
        {
            Scan(levels[i].Policies, PolicyLayer.ResourceControlPolicy, in frame);
        }
    }

    /// <summary>"there must be an explicit Allow statement at every level from the root through each OU in the direct path to the account".</summary>
    private void ScanServiceControl(in EvaluationFrame frame, IReadOnlyList<PolicyLevel> levels)
    {
        ServiceControl = Ternary.True;
        if (levels.Count == 0 || !Applicability.HasServiceControl(frame.Request))
        {
            return;
        }

        for (int i = 0; i < levels.Count; i++)
        {
            ServiceControl = ServiceControl.And(Scan(levels[i].Policies, PolicyLayer.ServiceControlPolicy, in frame));
        }
    }

    private Ternary Scan(IReadOnlyList<NamedPolicy> policies, PolicyLayer layer, in EvaluationFrame frame)
    {
        LayerFinding finding = default;
        for (int i = 0; i < policies.Count; i++)
        {
            finding.Add(policies[i], layer, in frame);
        }

        Note(in finding, layer);
        return finding.Allow;
    }

    private void Note(in LayerFinding finding, PolicyLayer layer)
    {
        Deny = Deny.Or(finding.Deny);
        Denying = Denying.With(layer, finding.Deny == Ternary.True);
        Unreadable = Unreadable.With(layer, finding.IsUnreadable);
    }
}
