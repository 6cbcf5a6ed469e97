using System.Collections;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>The credentials of one account as parameters of cmdlets of AWS Tools.</summary>
internal interface IAwsToolsCredentials
{
    /// <summary>The parameters as they are now.</summary>
    IDictionary Parameters();
}
