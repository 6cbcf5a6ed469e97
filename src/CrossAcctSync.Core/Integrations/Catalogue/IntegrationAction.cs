namespace CrossAcctSync.Integrations;

/// <summary>An IAM action and what it is needed for.</summary>
/// <param name="Name">The action as the Service Authorization Reference spells it, for example <c>glue:StartJobRun</c>.</param>
/// <param name="Purpose">What Step Functions needs it for.</param>
public sealed record IntegrationAction(string Name, ActionPurpose Purpose)
{
    /// <summary>The action as the Service Authorization Reference spells it, for example <c>glue:StartJobRun</c>.</summary>
    public string Name { get; internal init; } = Name;

    /// <summary>What Step Functions needs it for.</summary>
    public ActionPurpose Purpose { get; internal init; } = Purpose;

    /// <inheritdoc />
    public override string ToString() => Name;
}
