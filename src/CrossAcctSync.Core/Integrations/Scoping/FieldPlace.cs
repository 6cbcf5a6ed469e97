using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>
/// Where a field stands in the definition, for messages: <c>Parameters.Entries[].EventBusName.$</c>. It is spelled out
/// only for those that a message names.
/// </summary>
/// <param name="Root"><c>Parameters</c> or <c>Arguments</c>.</param>
/// <param name="Segments">The steps of the path that was asked for.</param>
/// <param name="Depth">How many of them were taken.</param>
/// <param name="Lists">Which of them went into a list: one bit each.</param>
/// <param name="InnerLists">How many lists were gone into behind the last step.</param>
/// <param name="IsPath">Whether the last step is a field whose name ends in <c>.$</c>.</param>
internal readonly record struct FieldPlace(string Root, FieldSegment[] Segments, int Depth = 0, long Lists = 0, int InnerLists = 0, bool IsPath = false)
{
    public FieldPlace Next() => this with { Depth = Depth + 1 };

    public FieldPlace NextPath() => this with { Depth = Depth + 1, IsPath = true };

    /// <summary>Into the list that the last step leads to.</summary>
    public FieldPlace Elements() => this with { Lists = Lists | (1L << Depth) };

    /// <summary>Into a list that is a value itself.</summary>
    public FieldPlace InnerElements() => this with { InnerLists = InnerLists + 1 };

    public override string ToString()
    {
        var text = new StringBuilder(Root);
        for (int i = 0; i < Depth; i++)
        {
            text.Append('.').Append(Segments[i].Name);
            if ((Lists & (1L << (i + 1))) != 0)
            {
                text.Append("[]");
            }
        }

        text.Append(IsPath ? ".$" : string.Empty);
        for (int i = 0; i < InnerLists; i++)
        {
            text.Append("[]");
        }

        return text.ToString();
    }
}
