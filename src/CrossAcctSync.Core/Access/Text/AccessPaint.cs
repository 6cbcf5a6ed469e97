namespace CrossAcctSync.Access.Text;

/// <summary>Colours for terminals (ECMA-48), or none.</summary>
internal sealed class AccessPaint
{
    private const string Red = "31";
    private const string Green = "32";
    private const string Yellow = "33";
    private const string Cyan = "36";

    private readonly bool _isColored;

    public AccessPaint(bool isColored) => _isColored = isColored;

    public string Status(AccessStatus status) => status switch
    {
        AccessStatus.Passed => Paint("PASSED", Green),
        AccessStatus.Failed => Paint("FAILED", Red),
        AccessStatus.Undetermined => Paint("UNDETERMINED", Yellow),
        _ => Paint("NOT TESTED", Yellow),
    };

    public string Leg(AccessCheck check)
    {
        string leg = check.Leg.ToString().ToLowerInvariant();
        return check.Status switch
        {
            AccessStatus.Passed => Paint(leg, Green),
            AccessStatus.Failed when check.IsExcess => Paint("excess", Yellow),
            AccessStatus.Failed => Paint(leg, Red),
            _ => Paint(leg, Yellow),
        };
    }

    public string Fix(string text) => Paint(text, Cyan);

    public string Warning(string text) => Paint(text, Yellow);

    public string Listing(string line) => line.IndexOf("^^", System.StringComparison.Ordinal) >= 0 ? Paint(line, Red) : line;

    private string Paint(string text, string color) => _isColored ? $"\u001b[{color}m{text}\u001b[0m" : text;
}
