namespace CrossAcctSync.Evaluation;

/// <summary>How a request ends (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html).</summary>
public enum AccessOutcome
{
    /// <summary>Every side that must allow the request does, and no statement denies it.</summary>
    Allowed,

    /// <summary>A <c>Deny</c> statement applies, whatever else allows.</summary>
    ExplicitDeny,

    /// <summary>No <c>Deny</c> applies, but a side that must allow the request does not.</summary>
    ImplicitDeny,

    /// <summary>The answer hangs on a context key of which the request does not say whether and how it is sent.</summary>
    Undetermined,
}
