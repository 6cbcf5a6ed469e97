using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>Canonical statements that are needed again and again while a policy is worked on, each made once.</summary>
internal sealed class CanonicalStatements
{
    private readonly Dictionary<PolicyStatement, CanonicalStatement> _made = new(SameStatement.Comparer);
    private readonly string _partition;

    /// <param name="partition">The partition of accounts given by number.</param>
    public CanonicalStatements(string partition) => _partition = partition;

    /// <summary>What a statement means, in one spelling.</summary>
    public CanonicalStatement Of(PolicyStatement statement)
    {
        if (!_made.TryGetValue(statement, out CanonicalStatement? canonical))
        {
            _made.Add(statement, canonical = CanonicalStatement.Of(statement, _partition));
        }

        return canonical;
    }
}
