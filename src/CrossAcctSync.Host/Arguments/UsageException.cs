using System;

namespace CrossAcctSync.Host.Arguments;

/// <summary>Arguments that the host does not understand.</summary>
internal sealed class UsageException(string message) : Exception(message);
