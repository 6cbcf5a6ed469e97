using System.Collections.Generic;

namespace CrossAcctSync.Host.Arguments;

/// <summary>The arguments of the host, understood.</summary>
/// <param name="Mode">What to do.</param>
/// <param name="Text">The path of the script, or the text of the command.</param>
/// <param name="ScriptArguments">What follows the path of a script.</param>
/// <param name="Modules">Further modules to import, by path.</param>
/// <param name="NonInteractive">Whether a prompt is an error.</param>
/// <param name="ImportsModule">Whether CrossAcctSync itself is imported first.</param>
internal sealed record HostArguments(
    RunMode Mode,
    string Text,
    IReadOnlyList<string> ScriptArguments,
    IReadOnlyList<string> Modules,
    bool NonInteractive,
    bool ImportsModule);
