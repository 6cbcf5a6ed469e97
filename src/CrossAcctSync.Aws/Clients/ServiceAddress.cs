using System;

namespace CrossAcctSync.Aws.Clients;

/// <summary>An address that a service has by the environment or a profile.</summary>
/// <param name="Url">The address.</param>
/// <param name="From">What says so, for messages: a variable, or a setting of a profile.</param>
public sealed record ServiceAddress(Uri Url, string From);
