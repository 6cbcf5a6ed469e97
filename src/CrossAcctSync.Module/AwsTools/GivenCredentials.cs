using System.Collections;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Module.Connections;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>The credentials that the cmdlet was given: handed on as they are, or as keys where AWS Tools would not take the object.</summary>
internal sealed class GivenCredentials : IAwsToolsCredentials
{
    private readonly CredentialChoice _choice;

    public GivenCredentials(CredentialChoice choice) => _choice = choice;

    /// <inheritdoc/>
    public IDictionary Parameters() => _choice.AwsToolsParameters ?? KeysAsParameters(_choice.Keys!());

    /// <summary>Keys as parameters.</summary>
    public static Hashtable KeysAsParameters(AwsKeys keys)
    {
        var parameters = new Hashtable { ["AccessKey"] = keys.AccessKey, ["SecretKey"] = keys.SecretKey };
        if (keys.SessionToken is not null)
        {
            parameters["SessionToken"] = keys.SessionToken;
        }

        return parameters;
    }
}
