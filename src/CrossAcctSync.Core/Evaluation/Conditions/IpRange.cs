using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>A range of IPv4 or IPv6 addresses in CIDR form, or one address.</summary>
internal readonly record struct IpRange(bool IsV6, ulong High, ulong Low, int PrefixLength)
{
    /// <summary>Reads <c>203.0.113.0/24</c>, <c>2001:DB8:1234:5678::/64</c> or an address alone.</summary>
    public static bool TryParse(string text, out IpRange range)
    {
        int slash = text.IndexOf('/');
        if (!TryParseAddress(slash < 0 ? text : text.Substring(0, slash), out range))
        {
            return false;
        }

        if (slash < 0)
        {
            return true;
        }

        if (!int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || length > (range.IsV6 ? 128 : 32))
        {
            return false;
        }

        range = range with { PrefixLength = length };
        return true;
    }

    /// <summary>Reads an address; IPv4 only as four decimal numbers.</summary>
    public static bool TryParseAddress(string text, out IpRange address)
    {
        address = default;
        if (text.IndexOf(':') < 0)
        {
            return TryParseV4(text, out address);
        }

        if (text.IndexOf('%') >= 0 || text.IndexOf('[') >= 0
            || !IPAddress.TryParse(text, out IPAddress? parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        byte[] bytes = parsed.GetAddressBytes();
        address = new IpRange(true, Number(bytes, 0), Number(bytes, 8), 128);
        return true;
    }

    public bool Contains(IpRange address)
    {
        if (IsV6 != address.IsV6)
        {
            return false;
        }

        int high = Math.Min(PrefixLength, IsV6 ? 64 : 32);
        int width = IsV6 ? 64 : 32;
        int low = IsV6 ? Math.Max(0, PrefixLength - 64) : 0;
        return SameBits(High, address.High, high, width) && SameBits(Low, address.Low, low, 64);
    }

    /// <summary>The first address as it was written, without the length of the prefix.</summary>
    public override string ToString()
    {
        if (!IsV6)
        {
            return string.Join(".", (High >> 24) & 255, (High >> 16) & 255, (High >> 8) & 255, High & 255);
        }

        var bytes = new byte[16];
        for (int i = 0; i < 8; i++)
        {
            bytes[i] = (byte)(High >> (56 - (8 * i)));
            bytes[i + 8] = (byte)(Low >> (56 - (8 * i)));
        }

        return new IPAddress(bytes).ToString();
    }

    private static bool SameBits(ulong left, ulong right, int count, int width) =>
        count == 0 || (left ^ right) >> (width - count) == 0;

    private static bool TryParseV4(string text, out IpRange address)
    {
        address = default;
        uint value = 0;
        uint part = 0;
        int digits = 0;
        int dots = 0;
        foreach (char current in text)
        {
            if (current is >= '0' and <= '9' && digits < 3)
            {
                part = (part * 10) + (uint)(current - '0');
                digits++;
            }
            else if (current == '.' && digits > 0 && part < 256 && dots < 3)
            {
                value = (value << 8) | part;
                part = 0;
                digits = 0;
                dots++;
            }
            else
            {
                return false;
            }
        }

        if (dots != 3 || digits == 0 || part > 255)
        {
            return false;
        }

        address = new IpRange(false, (value << 8) | part, 0, 32);
        return true;
    }

    private static ulong Number(byte[] bytes, int start)
    {
        ulong number = 0;
        for (int i = 0; i < 8; i++)
        {
            number = (number << 8) | bytes[start + i];
        }

        return number;
    }
}
