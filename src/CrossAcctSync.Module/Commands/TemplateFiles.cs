using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Findings;
using CrossAcctSync.RollOut;

namespace CrossAcctSync.Module.Commands;

/// <summary>The files of templates for a cmdlet: each is written, or removed, once that is approved.</summary>
internal sealed class TemplateFiles
{
    // Names that somebody gives to a file.
    private static readonly string[] Endings = { ".yaml", ".yml", ".json", ".template", ".tf", ".ts", ".js" };

    private readonly SyncCmdlet _cmdlet;
    private readonly TemplateFolder _folder;
    private readonly Action<IReadOnlyList<Finding>> _report;

    private TemplateFiles(SyncCmdlet cmdlet, TemplateFolder folder, Action<IReadOnlyList<Finding>> report)
    {
        _cmdlet = cmdlet;
        _folder = folder;
        _report = report;
    }

    /// <summary>Opens the folder, or ends the cmdlet: without knowing what earlier runs made, a template could drop what they own.</summary>
    public static TemplateFiles Open(SyncCmdlet cmdlet, string path, Action<IReadOnlyList<Finding>> report)
    {
        string folder = cmdlet.FilePathOf(path);
        if (File.Exists(folder) || (!Directory.Exists(folder) && Array.Exists(Endings, ending => folder.EndsWith(ending, StringComparison.OrdinalIgnoreCase))))
        {
            throw cmdlet.EndWith(Failures.TemplateFolderExpected(path));
        }

        try
        {
            return new TemplateFiles(cmdlet, TemplateFolder.Open(folder), report);
        }
        catch (FormatException exception)
        {
            throw cmdlet.EndWith(Failures.ManifestInvalid(path, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw cmdlet.EndWith(Failures.PathUnreadable(path, exception));
        }
    }

    /// <summary>The options with the roles that earlier runs have made.</summary>
    public SyncTemplateOptions Complete(SyncTemplateOptions options) => options with { OwnRoles = _folder.CreatedRoles(options) };

    /// <summary>Writes all templates to files and to the output, and sees to the files that are left over.</summary>
    /// <param name="result">What was made.</param>
    /// <param name="options">How it was made.</param>
    /// <param name="isPruning">Whether files that are left over are removed.</param>
    /// <param name="isForced">Whether those that were changed by hand are, too.</param>
    /// <param name="isWhole">Whether all that is needed is known, so that what was not made is not needed.</param>
    public void Write(SyncTemplateResult result, SyncTemplateOptions options, bool isPruning, bool isForced, bool isWhole)
    {
        try
        {
            foreach (SyncTemplate template in result.Templates)
            {
                _report(template.Findings);
                _cmdlet.WriteObject(Write(template, options, isPruning && isWhole && !_cmdlet.IsWhatIf));
            }

            if (isWhole)
            {
                _report(_folder.LeftAccounts(result.Templates, options));
                Clear(_folder.Leftovers(result.Templates, options), isPruning, isForced);
            }
            else if (isPruning)
            {
                _cmdlet.WriteWarning("Files of earlier runs were left alone, since what is needed could not be exported in full.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _cmdlet.WriteFailure(Failures.PathUnreadable(_folder.FolderPath, exception));
        }
        finally
        {
            Save();
        }
    }

    private SyncTemplate Write(SyncTemplate template, SyncTemplateOptions options, bool givesUpAccounts)
    {
        try
        {
            SyncTemplate found = _folder.Look(template);
            if (found.Status != TemplateFileStatus.Unchanged && _cmdlet.ShouldProcess(found.Path!, "Write template"))
            {
                found = _folder.Write(template);
            }

            if (found.Status != TemplateFileStatus.NotWritten)
            {
                _folder.Note(template, options, givesUpAccounts);
            }

            return found;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _cmdlet.WriteFailure(Failures.PathUnwritable(_folder.PathOf(template), exception));
            return template;
        }
    }

    private void Clear(IEnumerable<TemplateLeftover> leftovers, bool isPruning, bool isForced)
    {
        foreach (TemplateLeftover leftover in leftovers)
        {
            if (!isPruning || (leftover.IsEdited && !isForced))
            {
                _report(new[] { leftover.Finding });
            }
            else if (_cmdlet.ShouldProcess(leftover.Path, "Remove template"))
            {
                Remove(leftover, isForced);
            }
        }
    }

    private void Remove(TemplateLeftover leftover, bool isForced)
    {
        try
        {
            // It may have been changed while the question was open.
            if (_folder.Remove(leftover, isForced))
            {
                _cmdlet.WriteVerbose($"{leftover.Path} was removed.");
            }
            else
            {
                _report(new[] { (leftover with { IsEdited = true }).Finding });
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _cmdlet.WriteFailure(Failures.PathUnwritable(leftover.Path, exception));
        }
    }

    private void Save()
    {
        if (_cmdlet.IsWhatIf)
        {
            return;
        }

        try
        {
            _folder.Save();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _cmdlet.WriteFailure(Failures.PathUnwritable(_folder.ManifestPath, exception));
        }
    }
}
