using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>Writes to a <see cref="Screen"/>, and answers prompts from a list.</summary>
internal sealed class RecordingUserInterface(Screen screen, int width, IEnumerable<string> answers) : PSHostUserInterface
{
    private readonly Queue<string> _answers = new(answers);

    public override bool SupportsVirtualTerminal => true;

    public override PSHostRawUserInterface RawUI { get; } = new FixedRawUserInterface(width);

    public override void Write(string value) => screen.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => screen.Write(value);

    public override void WriteLine(string value) => screen.WriteLine(value);

    public override void WriteErrorLine(string value) => screen.WriteLine(value);

    // These streams are collected from the pipeline, and would be here a second time.
    public override void WriteDebugLine(string message)
    {
    }

    public override void WriteVerboseLine(string message)
    {
    }

    public override void WriteWarningLine(string message)
    {
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => Answer();

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (char c in Answer())
        {
            secret.AppendChar(c);
        }

        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        screen.WriteLine(caption);
        screen.WriteLine(message);
        return descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(Answer()));
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        screen.WriteLine(caption);
        screen.WriteLine(message);
        string answer = Answer();
        string[] keys = [.. choices.Select(choice => choice.Label[(choice.Label.IndexOf('&', StringComparison.Ordinal) + 1)..][..1])];
        int chosen = Array.FindIndex(keys, key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
        return chosen >= 0 ? chosen : throw new HostException($"'{answer}' is none of the choices {string.Join(", ", keys)}.");
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new HostException("This host has no credentials.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw new HostException("This host has no credentials.");

    // Only this kind of exception does the engine turn into an error about the missing parameter.
    private string Answer() => _answers.TryDequeue(out string? answer) ? answer : throw new HostException("No answer is left for this prompt.");
}
