using System;
using System.IO;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// Writes a text file whole or not at all: a new file beside it is put in its place in one step, so that whoever is
/// killed meanwhile leaves the old file or the new one.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it holds from now on.</param>
    /// <param name="mayReplace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">The file is there already and may not be replaced, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void Write(string path, string text, bool mayReplace)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            bool replaces = mayReplace && File.Exists(path);
            if (replaces)
            {
                // A copy has the permissions of the old file, which may be closed to others.
                File.Copy(path, temporary);
                File.SetAttributes(temporary, File.GetAttributes(temporary) & ~FileAttributes.ReadOnly);
            }

            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
                file.Write(bytes, 0, bytes.Length);
                file.Flush(flushToDisk: true);
            }

            if (replaces)
            {
                File.Replace(temporary, path, null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
