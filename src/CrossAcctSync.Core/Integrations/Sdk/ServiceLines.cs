using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>Data with one service a line, so that a service is read without the others.</summary>
internal static class ServiceLines
{
    /// <summary>The JSON of a service, or null.</summary>
    /// <param name="data">The data.</param>
    /// <param name="name">The service's prefix.</param>
    public static byte[]? Find(ReadOnlySpan<byte> data, string name)
    {
        int start = data.IndexOf(Encoding.UTF8.GetBytes("\n\"" + name + "\":"));
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> line = data.Slice(start + name.Length + 4);
        int end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line.Slice(0, end);
        line = line[line.Length - 1] == (byte)',' ? line.Slice(0, line.Length - 1) : line;
        return line.ToArray();
    }

    /// <summary>The prefixes of all services, in the order of the data.</summary>
    public static IReadOnlyList<string> Names(byte[] data)
    {
        var names = new List<string>();
        foreach (string line in Encoding.UTF8.GetString(data).Split('\n'))
        {
            int end = line.IndexOf("\":{", StringComparison.Ordinal);
            if (end > 1 && line[0] == '"')
            {
                names.Add(line.Substring(1, end - 1));
            }
        }

        return names;
    }

    public static byte[] ReadData(string name)
    {
        using Stream stream = IntegrationCatalogue.Open(name);
        var bytes = new byte[stream.Length];
        int read = 0;
        while (read < bytes.Length && stream.Read(bytes, read, bytes.Length - read) is > 0 and int count)
        {
            read += count;
        }

        return bytes;
    }
}
