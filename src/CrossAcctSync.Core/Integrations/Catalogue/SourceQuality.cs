namespace CrossAcctSync.Integrations;

/// <summary>What the permissions of an integration rest on.</summary>
public enum SourceQuality
{
    /// <summary>The AWS page prints them.</summary>
    Page,

    /// <summary>An earlier edition of the AWS page printed them; today's has none.</summary>
    EarlierPage,

    /// <summary>No page prints them: they follow from the API's name, a sister API and the Service Authorization Reference.</summary>
    Inferred,
}
