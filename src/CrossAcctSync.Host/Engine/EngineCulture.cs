using System.Globalization;

namespace CrossAcctSync.Host.Engine;

/// <summary>
/// The invariant culture, which is English and says so here. The host runs without the data of other cultures, and the
/// engine breaks lines between words only for languages that it knows by their two letters.
/// </summary>
internal sealed class EngineCulture : CultureInfo
{
    private EngineCulture()
        : base(string.Empty, useUserOverride: false)
    {
    }

    /// <summary>Gets the one culture of the host.</summary>
    internal static EngineCulture Instance { get; } = new();

    /// <inheritdoc/>
    public override string TwoLetterISOLanguageName => "en";
}
