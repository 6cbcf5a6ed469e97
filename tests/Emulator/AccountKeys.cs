namespace CrossAcctSync.Tests.Emulation;

/// <summary>Keys with which the emulator takes a caller for one of an account.</summary>
/// <param name="AccountId">The account, twelve digits.</param>
/// <param name="AccessKey">The access key's id.</param>
/// <param name="SecretKey">The secret.</param>
/// <param name="SessionToken">The token.</param>
public sealed record AccountKeys(string AccountId, string AccessKey, string SecretKey, string SessionToken);
