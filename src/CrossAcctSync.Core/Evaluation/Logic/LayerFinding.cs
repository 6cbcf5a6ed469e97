using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>What the policies of one layer (or of one level of it) say.</summary>
internal struct LayerFinding
{
    public Ternary Deny;

    /// <summary>Allowed by naming the account.</summary>
    public Ternary ByAccount;

    /// <summary>Allowed by naming the role.</summary>
    public Ternary ByRole;

    /// <summary>Allowed by naming the principal itself or everybody; and by any statement of a policy without principals.</summary>
    public Ternary Direct;

    public bool IsUnreadable;

    public readonly Ternary Allow => Direct.Or(ByRole).Or(ByAccount);

    public void Add(NamedPolicy policy, PolicyLayer layer, in EvaluationFrame frame)
    {
        CompiledPolicy? compiled = policy.Compile();
        if (compiled is null)
        {
            IsUnreadable = true;
            return;
        }

        foreach (CompiledStatement statement in compiled.Statements)
        {
            Ternary matches = statement.Matches(layer, in frame, out GrantKind grant);
            if (matches == Ternary.False)
            {
                continue;
            }

            if (statement.IsDeny)
            {
                Deny = Deny.Or(matches);
            }
            else if (grant == GrantKind.Direct)
            {
                Direct = Direct.Or(matches);
            }
            else if (grant == GrantKind.Role)
            {
                ByRole = ByRole.Or(matches);
            }
            else
            {
                ByAccount = ByAccount.Or(matches);
            }
        }
    }
}
