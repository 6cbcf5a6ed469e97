using System.Text.Json;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>Watches the tokens of an object for its own property <c>Arn</c>, which tells whether anybody wants it.</summary>
internal struct ArnSearch
{
    private bool _isNext;

    /// <param name="depth">The depth of the object's brace.</param>
    public ArnSearch(int depth) => Depth = depth;

    public int Depth { get; }

    /// <summary>The value; null when the object has none.</summary>
    public string? Arn { get; private set; }

    /// <param name="reader">At a token of the object itself or of its members.</param>
    /// <param name="depth">The token's depth.</param>
    public void See(ref Utf8JsonReader reader, int depth)
    {
        if (depth != Depth + 1)
        {
            return;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _isNext = reader.ValueTextEquals("Arn"u8);
        }
        else if (_isNext && reader.TokenType == JsonTokenType.String)
        {
            // The last one counts, as in every other reader of the module.
            Arn = reader.GetString();
            _isNext = false;
        }
    }
}
