using System;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// Whether the text of a role, or of its trust policy, may hold an <c>sts:ExternalId</c> with the ARN of a state machine: a look at its bytes
/// that never says no where the answer is yes.
/// </summary>
internal static class SyncTrustText
{
    /// <param name="role">The role or its trust policy as JSON; policies are objects, texts, or percent-encoded texts.</param>
    public static bool MayBeIn(ReadOnlySpan<byte> role)
    {
        // An ARN is compared letter by letter, and its service has no wildcard where it is to name a state machine.
        if (role.IndexOf("states"u8) < 0)
        {
            return role.IndexOf(@"\u"u8) >= 0;
        }

        return HasExternalId(role) || role.IndexOf(@"\u"u8) >= 0;
    }

    /// <summary>The name of a condition key is compared without regard to case.</summary>
    private static bool HasExternalId(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> lower = "externalid"u8;
        while (true)
        {
            int start = text.IndexOfAny((byte)'x', (byte)'X');
            if (start < 0 || start + lower.Length - 1 > text.Length)
            {
                return false;
            }

            text = text.Slice(start);
            int same = 0;
            while (same < lower.Length - 1 && (text[same] | 0x20) == lower[same + 1])
            {
                same++;
            }

            if (same == lower.Length - 1)
            {
                return true;
            }

            text = text.Slice(1);
        }
    }
}
