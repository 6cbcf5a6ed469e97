using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CrossAcctSync.Host.Terminal;

/// <summary>Reads answers from the standard input.</summary>
internal sealed class InputReader(bool nonInteractive, OutputStreams output)
{
    private volatile bool _isWaiting;

    /// <summary>Gets a value that says whether the host waits for the user, which nothing but a signal can end.</summary>
    internal bool IsWaiting => _isWaiting;

    /// <summary>Refuses a prompt where there is nobody to answer it.</summary>
    internal void Demand()
    {
        if (nonInteractive)
        {
            throw new PSInvalidOperationException("PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
        }
    }

    /// <summary>Reads a line. The end of the input is an error, and never an answer.</summary>
    internal string ReadLine() => Waiting(Console.In.ReadLine);

    /// <summary>Reads a line that is not shown.</summary>
    internal SecureString ReadSecret()
    {
        var secret = new SecureString();
        string text = Console.IsInputRedirected ? ReadLine() : Waiting(ReadKeys);
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }

    private string ReadKeys()
    {
        string text = string.Empty;
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                output.WriteLine(string.Empty);
                return text;
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                if (text.Length > 0)
                {
                    text = text[..^1];
                    output.Write("\b \b");
                }
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text += key.KeyChar;
                output.Write("*");
            }
        }
    }

    private string Waiting(Func<string?> read)
    {
        Demand();
        _isWaiting = true;
        try
        {
            return read() ?? throw new PromptingException(
                "The standard input ended where an answer was expected.", null, "EndOfInput", ErrorCategory.ResourceUnavailable);
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
