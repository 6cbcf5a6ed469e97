using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>EvaluationResult as https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html has it.</summary>
public sealed class EvaluationResult
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? EvalActionName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? EvalResourceName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? EvalDecision { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<Statement>? MatchedStatements { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<string>? MissingContextValues { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public OrganizationsDecisionDetail? OrganizationsDecisionDetail { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; set; }
}
