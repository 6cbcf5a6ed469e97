namespace CrossAcctSync.Documents;

/// <summary>A name that an object holds more than once; readers keep the last value, as most JSON parsers do.</summary>
/// <param name="Name">The repeated name.</param>
/// <param name="First">Where it stands first.</param>
/// <param name="Again">Where it stands again.</param>
public sealed record DuplicateKey(string Name, SourceLocation First, SourceLocation Again);
