namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>The set operators (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).</summary>
internal enum SetQuantifier : byte
{
    None,
    ForAllValues,
    ForAnyValue,
}
