using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Module.Binding;

/// <summary>
/// Holds a text to a form, and says in words which was expected. ValidatePattern shows its regular expression to the user,
/// and has a message of its own choice only in PowerShell 7.
/// </summary>
internal class ValidateFormAttribute : ValidateEnumeratedArgumentsAttribute
{
    private readonly Regex _form;

    /// <summary>Makes a rule.</summary>
    /// <param name="pattern">The form, from <c>\A</c> to <c>\z</c>.</param>
    /// <param name="expected">What was expected, with an example, as the end of a sentence.</param>
    public ValidateFormAttribute(string pattern, string expected)
    {
        _form = new Regex(pattern, RegexOptions.CultureInvariant);
        Pattern = pattern;
        Expected = expected;
    }

    /// <summary>The form.</summary>
    public string Pattern { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        string text = LanguagePrimitives.ConvertTo<string>(element);
        if (!_form.IsMatch(text))
        {
            throw new ValidationMetadataException($"'{text}' is not right here; expected is {Expected}.{Hint(text)}");
        }
    }

    /// <summary>What more can be said of a text that is not right, with a space in front; empty for nothing.</summary>
    protected virtual string Hint(string text) => string.Empty;
}
