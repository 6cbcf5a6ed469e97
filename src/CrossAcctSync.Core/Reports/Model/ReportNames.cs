namespace CrossAcctSync.Reports;

/// <summary>The part of an ARN that people call a thing by.</summary>
internal static class ReportNames
{
    /// <summary>What stands behind the last slash, or behind the last colon when there is none; the text when that is empty.</summary>
    public static string Last(string arn)
    {
        int cut = arn.LastIndexOf('/');
        cut = cut < 0 ? arn.LastIndexOf(':') : cut;
        return cut < 0 || cut == arn.Length - 1 ? arn : arn.Substring(cut + 1);
    }
}
