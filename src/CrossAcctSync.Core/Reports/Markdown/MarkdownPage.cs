using System.Text;

namespace CrossAcctSync.Reports.Markdown;

/// <summary>A page that grows no longer than a comment may be. Counted in bytes, of which there are never fewer than characters.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();
    private readonly int _room;
    private int _used;

    /// <param name="room">The bytes that the page may have.</param>
    public MarkdownPage(int room) => _room = room;

    /// <summary>Adds a part that is short and has to be there; room for it is set aside by whoever adds longer ones.</summary>
    public void Add(string part)
    {
        _text.Append(part);
        _used += Encoding.UTF8.GetByteCount(part);
    }

    /// <summary>Adds a part if it fits; else the page stays as it is.</summary>
    /// <param name="part">The part.</param>
    /// <param name="reserve">The bytes that are left for what follows.</param>
    public bool TryAdd(string part, int reserve)
    {
        if (_used + Encoding.UTF8.GetByteCount(part) + reserve > _room)
        {
            return false;
        }

        Add(part);
        return true;
    }

    public override string ToString() => _text.ToString();
}
