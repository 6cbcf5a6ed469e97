namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>A parent that a <c>%</c> asks for.</summary>
internal sealed class JsonataSlot
{
    public JsonataSlot(int index)
    {
        Index = index;
        Label = "!" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public int Index { get; }

    /// <summary>The name under which the parent is bound.</summary>
    public string Label { get; set; }

    /// <summary>How many steps up it still is.</summary>
    public int Level { get; set; } = 1;
}
