namespace CrossAcctSync.Arns;

/// <summary>The rule for account ids: twelve digits (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html).</summary>
public static class AccountId
{
    /// <summary>Whether the text is twelve digits.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 12 })
        {
            return false;
        }

        foreach (char current in text)
        {
            if (current is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
