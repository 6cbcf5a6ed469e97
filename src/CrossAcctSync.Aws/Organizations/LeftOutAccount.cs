namespace CrossAcctSync.Aws.Organizations;

/// <summary>An account of an organization that is passed over.</summary>
/// <param name="Id">The account, twelve digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the account.</param>
public sealed record LeftOutAccount(string Id, string Name, string Reason);
