using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrossAcctSync.Planning.Journals;

/// <summary>
/// The digests that hold a journal's lines together: each line ends in <c>,"digest":"..."}</c>, the SHA-256 of the digest
/// before it and of the line's own bytes in front, so that no line can be changed, taken out or put in unnoticed but the last ones.
/// </summary>
/// <remarks>
/// A line that has no digest, such as a torn one, counts by all of its bytes. There is no secret in a digest: whoever
/// writes all that follows anew is not found out.
/// </remarks>
internal sealed class JournalChain
{
    private const int Digits = 64;

    private string _last = new('0', Digits);

    /// <summary>Whether a line with a digest has come by.</summary>
    public bool IsBegun { get; private set; }

    private static ReadOnlySpan<byte> Member => ",\"digest\":\""u8;

    /// <summary>A copy that goes on by itself.</summary>
    public JournalChain Copy() => new() { _last = _last, IsBegun = IsBegun };

    /// <summary>Takes a line that is there, and goes on from it whatever it is.</summary>
    /// <returns>True when its digest is right, false when it is not, null when it has none.</returns>
    public bool? Pass(byte[] line)
    {
        int length = line.Length - Member.Length - Digits - 2;
        if (length <= 0
            || !line.AsSpan(length, Member.Length).SequenceEqual(Member)
            || line[line.Length - 2] != (byte)'"' || line[line.Length - 1] != (byte)'}')
        {
            _last = Digest(line, line.Length);
            return null;
        }

        string digest = Digest(line, length);
        string told = Encoding.ASCII.GetString(line, length + Member.Length, Digits);
        _last = told;
        IsBegun = true;
        return told == digest;
    }

    /// <summary>A line with its digest, which is the next one.</summary>
    /// <param name="line">A JSON object.</param>
    public byte[] Seal(byte[] line)
    {
        _last = Digest(line, line.Length - 1);
        IsBegun = true;
        return line.Take(line.Length - 1).Concat(Member.ToArray()).Concat(Encoding.ASCII.GetBytes(_last + "\"}")).ToArray();
    }

    private string Digest(byte[] line, int length)
    {
        using SHA256 sha = SHA256.Create();
        byte[] before = Encoding.ASCII.GetBytes(_last);
        sha.TransformBlock(before, 0, before.Length, null, 0);
        sha.TransformFinalBlock(line, 0, length);
        return string.Concat(sha.Hash!.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
