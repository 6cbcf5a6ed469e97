using System;
using System.Text;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>Tells which field of a state a name is, in one look.</summary>
internal static class StateFieldNames
{
    private const int ShortestName = 4;
    private const int Places = 64;

    private static readonly string[] Names = Enum.GetNames(typeof(StateField));
    private static readonly byte[][] Bytes = Array.ConvertAll(Names, Encoding.ASCII.GetBytes);

    // The number of the field whose name belongs at a place, counted from 1.
    private static readonly byte[] ByPlace = Spread();

    /// <summary>The name of a field.</summary>
    public static string Of(StateField field) => Names[(int)field];

    /// <summary>Whether a member's name is that of a field, and of which.</summary>
    public static bool TryFind(SourceNode name, out StateField field)
    {
        // A name with escapes is rare, and is spelled out to be compared.
        ReadOnlySpan<byte> text = name.IsEscaped ? Encoding.UTF8.GetBytes(name.StringValue!) : name.RawText;
        int number = text.Length < ShortestName ? 0 : ByPlace[PlaceOf(text)];
        field = (StateField)(number - 1);
        return number > 0 && text.SequenceEqual(Bytes[number - 1]);
    }

    // Chosen so that no two names come to one place.
    private static int PlaceOf(ReadOnlySpan<byte> text) => (text.Length + (22 * text[0]) + (9 * text[3])) & (Places - 1);

    private static byte[] Spread()
    {
        var places = new byte[Places];
        for (int i = 0; i < Bytes.Length; i++)
        {
            ref byte place = ref places[PlaceOf(Bytes[i])];
            place = place == 0 ? (byte)(i + 1) : throw new InvalidOperationException($"'{Names[i]}' comes to the place of '{Names[place - 1]}'.");
        }

        return places;
    }
}
