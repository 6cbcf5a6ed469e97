using System;

namespace CrossAcctSync.Integrations;

/// <summary>A catalogue that breaks one of its own rules; the message names the row and the rule.</summary>
public sealed class IntegrationCatalogueException : Exception
{
    /// <summary>Makes an exception without a message.</summary>
    public IntegrationCatalogueException()
    {
    }

    /// <summary>Makes an exception.</summary>
    public IntegrationCatalogueException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    public IntegrationCatalogueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static IntegrationCatalogueException Of(string row, string rule) => new($"The catalogue's row '{row}' breaks a rule: {rule}");
}
