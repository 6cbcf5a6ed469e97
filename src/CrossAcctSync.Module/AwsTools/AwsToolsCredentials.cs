using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>
/// Keys as the parameters of a cmdlet of AWS Tools: as a credentials object of the copy of the AWS SDK that AWS Tools has
/// loaded, so that no secret is the value of a parameter, which errors and transcripts show.
/// </summary>
internal static class AwsToolsCredentials
{
    private const string Namespace = "Amazon.Runtime.";

    /// <summary>Adds keys to the parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="command">The cmdlet, whose parameter -Credential names the type in its own load context; null when it is not known.</param>
    /// <param name="keys">The keys.</param>
    public static void Add(IDictionary parameters, CommandInfo? command, AwsKeys keys)
    {
        if (Make(command, keys) is { } credentials)
        {
            parameters["Credential"] = credentials;
            return;
        }

        parameters["AccessKey"] = keys.AccessKey;
        parameters["SecretKey"] = keys.SecretKey;
        if (keys.SessionToken is { } token)
        {
            parameters["SessionToken"] = token;
        }
    }

    private static object? Make(CommandInfo? command, AwsKeys keys)
    {
        if (command is null || !command.Parameters.TryGetValue("Credential", out ParameterMetadata? parameter) || parameter.ParameterType.FullName != Namespace + "AWSCredentials")
        {
            return null;
        }

        string[] values = keys.SessionToken is { } token ? new[] { keys.AccessKey, keys.SecretKey, token } : new[] { keys.AccessKey, keys.SecretKey };
        Type? type = parameter.ParameterType.Assembly.GetType(Namespace + (values.Length == 3 ? "SessionAWSCredentials" : "BasicAWSCredentials"));
        ConstructorInfo? constructor = type?.GetConstructor(values.Select(_ => typeof(string)).ToArray());
        return constructor?.Invoke(values.ToArray<object>());
    }
}
