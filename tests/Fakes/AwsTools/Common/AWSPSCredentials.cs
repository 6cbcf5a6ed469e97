using System;
using Amazon.Runtime;

namespace Amazon.PowerShell.Common;

/// <summary>What Set-AWSCredential puts into $StoredAWSCredentials; the credentials in it are not public.</summary>
public sealed class AWSPSCredentials
{
    /// <summary>Wraps credentials.</summary>
    public AWSPSCredentials(AWSCredentials credentials) => Credentials = credentials ?? throw new ArgumentNullException(nameof(credentials));

    internal AWSCredentials Credentials { get; }
}
