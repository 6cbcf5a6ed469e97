namespace CrossAcctSync.Policies;

/// <summary>What a statement does when it matches (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html).</summary>
public enum PolicyEffect
{
    /// <summary>Grants, unless another statement denies.</summary>
    Allow,

    /// <summary>Denies, whatever else grants.</summary>
    Deny,
}
