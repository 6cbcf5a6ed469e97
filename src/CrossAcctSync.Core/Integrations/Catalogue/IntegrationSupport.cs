namespace CrossAcctSync.Integrations;

/// <summary>Whether the AWS pages agree that an integration exists with a pattern.</summary>
public enum IntegrationSupport
{
    /// <summary>They do.</summary>
    Documented,

    /// <summary>One page says so and another denies it; the integration's note names both.</summary>
    Contested,
}
