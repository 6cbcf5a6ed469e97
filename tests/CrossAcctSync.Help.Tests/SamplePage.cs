using System;

namespace CrossAcctSync.Help.Tests;

/// <summary>A page that has everything, for a test to take something from.</summary>
internal static class SamplePage
{
    internal const string Text = """
        ---
        online version: https://example.org/Get-Thing.md
        schema: 2.0.0
        ---

        # Get-Thing

        ## SYNOPSIS
        Gets `things`.

        ## SYNTAX

        ### ByName (Default)
        ```
        Get-Thing [-Name] <String[]> [-Force] [<CommonParameters>]
        ```

        ### ById
        ```
        Get-Thing -Id <Int32> [-Force] [<CommonParameters>]
        ```

        ## DESCRIPTION
        First paragraph, with a [link](https://example.org).

        - one
        - two

        ## EXAMPLES

        ### Example 1: By name
        Before.

        ```powershell
        Get-Thing -Name a
        ```

        After.

        ## PARAMETERS

        ### -Name
        The name.

        ```yaml
        Type: String[]
        Parameter Sets: ByName
        Aliases: N, Title

        Required: True
        Position: 0
        Default value: None
        Accept pipeline input: True (ByValue)
        Accept wildcard characters: True
        ```

        ### -Id
        The number.

        ```yaml
        Type: Int32
        Parameter Sets: ById
        Aliases:

        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Force
        Does not ask.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: (All)
        Aliases:

        Required: False
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### CommonParameters
        See about_CommonParameters.

        ## INPUTS

        ### System.String[]
        Names.

        ## OUTPUTS

        ### Thing
        A thing.

        ## NOTES
        A note.

        ## RELATED LINKS

        [Set-Thing](Set-Thing.md)

        [More](https://example.org/more)
        """;

    internal static string Without(string text) => With(text, string.Empty);

    internal static string With(string text, string replacement) => Text.Contains(text, StringComparison.Ordinal)
        ? Text.Replace(text, replacement, StringComparison.Ordinal)
        : throw new ArgumentException($"The page does not hold '{text}'.", nameof(text));

    /// <summary>Gets the number of the line that holds a text, counted from one.</summary>
    internal static int LineOf(string text) => Array.FindIndex(Text.Split('\n'), line => line.Contains(text, StringComparison.Ordinal)) + 1;
}
