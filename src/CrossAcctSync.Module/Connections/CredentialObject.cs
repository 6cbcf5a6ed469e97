using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Module.Connections;

/// <summary>
/// Credentials of any copy of the AWS SDK, read by the names of their members: the type of an object that AWS Tools made
/// belongs to another load context. What an error says never quotes a value.
/// </summary>
internal static class CredentialObject
{
    // An object in an object in an object: (Use-STSRole …) holds Credentials, and that is deep enough.
    private const int Depth = 3;

    /// <summary>How keys are had of an object, each time anew, since credentials renew themselves; null when it has none.</summary>
    public static Func<AwsKeys>? Read(object? value) => Read(value, Depth);

    private static Func<AwsKeys>? Read(object? value, int depth)
    {
        if (value is null || depth == 0)
        {
            return null;
        }

        object inner = PSObject.AsPSObject(value).BaseObject;
        if (MethodOf(inner) is { } method)
        {
            return () => KeysOf(Result(method.Invoke(inner, null))) ?? throw new InvalidOperationException("The credentials gave no keys.");
        }

        return KeysOf(value) is { } keys ? () => keys : Read(Member(value, "Credentials"), depth - 1);
    }

    private static MethodInfo? MethodOf(object value)
    {
        MethodInfo[] methods = value.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(method => method.GetParameters().Length == 0).ToArray();
        return Array.Find(methods, method => method.Name == "GetCredentials") ?? Array.Find(methods, method => method.Name == "GetCredentialsAsync");
    }

    private static object? Result(object? value) => value is Task task ? WaitFor(task) : value;

    private static object? WaitFor(Task task)
    {
        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    /// <summary>Keys under the names of the SDK (AccessKey, SecretKey, Token), of STS and of the AWS CLI (AccessKeyId, SecretAccessKey, SessionToken).</summary>
    private static AwsKeys? KeysOf(object? value)
    {
        string? id = Text(value, "AccessKeyId") ?? Text(value, "AccessKey");
        string? secret = Text(value, "SecretAccessKey") ?? Text(value, "SecretKey");
        return id is null || secret is null ? null : new AwsKeys(id, secret, Text(value, "SessionToken") ?? Text(value, "Token"), TimeOf(Member(value, "Expiration")));
    }

    private static DateTimeOffset? TimeOf(object? value) => value switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        string text when DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        _ => null,
    };

    private static string? Text(object? value, string name) => Member(value, name) as string is { Length: > 0 } text ? text : null;

    private static object? Member(object? value, string name)
    {
        if (value is null)
        {
            return null;
        }

        PSObject wrapped = PSObject.AsPSObject(value);
        object? member = wrapped.BaseObject is IDictionary map
            ? map.Contains(name) ? map[name] : null
            : wrapped.Properties[name]?.Value ?? NotPublic(wrapped.BaseObject, name);
        return member is PSObject inner ? inner.BaseObject is PSCustomObject ? inner : inner.BaseObject : member;
    }

    /// <summary>What $StoredAWSCredentials holds is wrapped in an object whose property is internal.</summary>
    private static object? NotPublic(object value, string name) =>
        name == "Credentials" ? value.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(value) : null;
}
