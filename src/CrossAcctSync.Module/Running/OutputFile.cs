using System;
using System.IO;
using CrossAcctSync.Documents;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Running;

/// <summary>How cmdlets write a file: asked for, whole or not at all, in a folder that is made where it is missing.</summary>
internal static class OutputFile
{
    /// <summary>Writes a text, or ends the cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet, which supports -WhatIf.</param>
    /// <param name="path">The path as it was given.</param>
    /// <param name="action">What is asked for, a few words.</param>
    /// <param name="text">The text.</param>
    /// <param name="keepsOld">Whether a file that is there is an error.</param>
    /// <param name="replacesReadOnly">Whether a read-only file is replaced.</param>
    public static void Write(SyncCmdlet cmdlet, string path, string action, string text, bool keepsOld, bool replacesReadOnly)
    {
        string file = cmdlet.FilePathOf(path);
        if (!cmdlet.ShouldProcess(file, action))
        {
            return;
        }

        if (Directory.Exists(file))
        {
            throw cmdlet.EndWith(Failures.FileExpected(path));
        }

        if (File.Exists(file) && (keepsOld || (!replacesReadOnly && new FileInfo(file).IsReadOnly)))
        {
            throw cmdlet.EndWith(keepsOld ? Failures.FileExists(file) : Failures.FileReadOnly(file));
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.Write(file, text, mayReplace: !keepsOld);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw cmdlet.EndWith(Failures.PathUnwritable(file, exception));
        }
    }
}
