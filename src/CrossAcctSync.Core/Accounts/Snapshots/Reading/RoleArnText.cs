using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Finds the ARNs of an account's roles by the property's name alone, at the speed of a search for bytes. Damage is not
/// noticed: it is for looking a role up in a file that another pass reads in full.
/// </summary>
internal static class RoleArnText
{
    private const int Room = 64 * 1024;

    // A role's ARN has up to 612 characters, each of which JSON may write as six.
    private const int LongestValue = 8 * 1024;

    /// <summary>The ARNs, those of roles in instance profiles a second time.</summary>
    public static IEnumerable<string> Read(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Room];
        int kept = 0;
        var found = new List<string>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = stream.Read(buffer, kept, buffer.Length - kept);
            int end = kept + read;
            int done = Find(buffer, end, read == 0, found);
            foreach (string arn in found)
            {
                yield return arn;
            }

            if (read == 0)
            {
                yield break;
            }

            found.Clear();
            kept = end - done;
            Buffer.BlockCopy(buffer, done, buffer, 0, kept);
        }
    }

    /// <summary>Adds what is found, and says how much of the text is done with.</summary>
    private static int Find(byte[] buffer, int length, bool isAll, List<string> found)
    {
        var text = new ReadOnlySpan<byte>(buffer, 0, length);
        ReadOnlySpan<byte> name = "\"Arn\""u8;
        int done = 0;
        while (true)
        {
            int next = text.Slice(done).IndexOf(name);
            if (next < 0)
            {
                // One byte more is kept, which may be a backslash.
                return isAll ? text.Length : Math.Max(done, text.Length - name.Length - 1);
            }

            int start = done + next;
            if (!isAll && text.Length - start < LongestValue)
            {
                return Math.Max(done, start - 1);
            }

            // Behind a backslash the name stands in a text.
            if (start > 0 && text[start - 1] != (byte)'\\' && ValueOf(buffer, start + name.Length, length) is { } arn && arn.IndexOf(":role/", StringComparison.Ordinal) > 0)
            {
                found.Add(arn);
            }

            done = start + name.Length;
        }
    }

    private static string? ValueOf(byte[] buffer, int start, int length)
    {
        var text = new ReadOnlySpan<byte>(buffer, start, length - start);
        int open = text.IndexOf((byte)'"');
        if (open < 0 || text.Slice(0, open).IndexOf((byte)':') < 0)
        {
            return null;
        }

        text = text.Slice(open);
        int close = text.Slice(1).IndexOf((byte)'"');
        if (close < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> value = text.Slice(0, close + 2);
        if (value.IndexOf((byte)'\\') < 0)
        {
            return value.IndexOf(":role/"u8) < 0 ? null : Encoding.UTF8.GetString(buffer, start + open + 1, close);
        }

        try
        {
            return JsonSerializer.Deserialize<string>(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
