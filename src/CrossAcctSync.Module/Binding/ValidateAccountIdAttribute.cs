using System.Linq;

namespace CrossAcctSync.Module.Binding;

/// <summary>Takes account ids, and explains what becomes of one that is typed as a number.</summary>
/// <remarks>
/// A single number is bound as it was typed; in a list the engine has made numbers of the elements before a cmdlet sees
/// them, and <c>012345678901</c> is <c>12345678901</c>. To put a zero in front would be a guess: a digit may be missing elsewhere.
/// </remarks>
internal sealed class ValidateAccountIdAttribute : ValidateFormAttribute
{
    public ValidateAccountIdAttribute()
        : base(@"\A[0-9]{12}\z", "an account id of twelve digits, such as '111122223333'")
    {
    }

    /// <inheritdoc/>
    protected override string Hint(string text) => text.Length is > 0 and < 12 && text.All(letter => letter is >= '0' and <= '9')
        ? $" It has {text.Length}: a number in a list loses the zeros that it begins with, so write it in quotes."
        : string.Empty;
}
