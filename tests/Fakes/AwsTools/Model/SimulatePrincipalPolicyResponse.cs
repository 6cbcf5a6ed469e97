using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>The answer of SimulatePrincipalPolicy.</summary>
public sealed class SimulatePrincipalPolicyResponse : IamResponse
{
    /// <summary>Gets or sets the element of this name.</summary>
    public List<EvaluationResult>? EvaluationResults { get; set; }
}
