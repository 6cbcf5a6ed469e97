using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using CrossAcctSync.Host.Terminal;

namespace CrossAcctSync.Host.Engine;

/// <summary>
/// What the engine shows and asks. As with pwsh, errors go to the standard error, and everything else
/// (warnings, verbose and debug messages too) to the standard output.
/// </summary>
internal sealed class EngineHostUserInterface(OutputStreams output, InputReader input) : PSHostUserInterface
{
    private readonly ChoicePrompt _choices = new(output, input);
    private readonly FieldPrompt _fields = new(output, input);

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; } = new EngineHostRawUserInterface();

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => true;

    /// <inheritdoc/>
    public override void Write(string value) => output.Write(value);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => output.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => output.WriteLine(value);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => output.WriteErrorLine(value);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => output.WriteStyledLine(FormatStyle.Warning, "WARNING: " + message);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => output.WriteStyledLine(FormatStyle.Verbose, "VERBOSE: " + message);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => output.WriteStyledLine(FormatStyle.Debug, "DEBUG: " + message);

    /// <inheritdoc/>
    public override void WriteInformation(InformationRecord record)
    {
        // What Write-Host says arrives by the other methods too; this one is for transcripts.
    }

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        bool isOver = record.RecordType == ProgressRecordType.Completed;
        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : string.Empty;
        output.ShowProgress(isOver ? null : $"{record.Activity}: {record.StatusDescription}{percent}");
    }

    /// <inheritdoc/>
    public override string ReadLine() => input.ReadLine();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => input.ReadSecret();

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _fields.Ask(caption, message, descriptions);

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _choices.Ask(caption, message, choices, defaultChoice);

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        _fields.AskCredential(caption, message, userName);

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => _fields.AskCredential(caption, message, userName);
}
