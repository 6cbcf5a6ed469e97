using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;
using Amazon.PowerShell.Calls;
using Amazon.Runtime;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>The parameters that every cmdlet of IAM has, and how it calls and answers. Every error ends the cmdlet.</summary>
/// <typeparam name="T">The answer of the call.</typeparam>
public abstract class IamCmdlet<T> : PSCmdlet
    where T : IamResponse, new()
{
    /// <summary>Gets or sets the id of the access key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>Gets or sets the secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>Gets or sets the session's token.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>Gets or sets the profile.</summary>
    [Parameter(Position = 200, ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    public string? ProfileName { get; set; }

    /// <summary>Gets or sets the file with the profile.</summary>
    [Parameter(Position = 201, ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>Gets or sets credentials.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public AWSCredentials? Credential { get; set; }

    /// <summary>Gets or sets the region: a text or what Get-AWSRegion gives.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Region { get; set; }

    /// <summary>Gets or sets the endpoint.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    /// <summary>Gets or sets what of the answer is put out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Select { get; set; }

    /// <summary>Gets the name of the call.</summary>
    protected abstract string Operation { get; }

    /// <summary>Gets what of the answer is put out by default.</summary>
    protected virtual string DefaultSelect => "*";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WriteVerbose($"Invoking AWS Identity and Access Management operation '{Operation}' at endpoint '{EndpointUrl}'");
        Put(Call(Request()));
    }

    /// <summary>The elements of the request; those that are null are not sent.</summary>
    protected abstract IEnumerable<KeyValuePair<string, object?>> Request();

    /// <summary>Calls once.</summary>
    protected T Call(IEnumerable<KeyValuePair<string, object?>> request)
    {
        try
        {
            return IamAnswer.Read<T>(new IamQuery(FindCredentials(), EndpointUrl ?? "https://iam.amazonaws.com").Send(Operation, request));
        }
        catch (AmazonServiceException exception)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidOperationException(exception.Message, exception), $"{exception.GetType().FullName},{GetType().FullName}", ErrorCategory.InvalidOperation, this));
            throw;
        }
    }

    /// <summary>Puts out what is selected of an answer.</summary>
    protected void Put(T response)
    {
        string select = Select ?? DefaultSelect;
        if (select == "*")
        {
            if (response is not EmptyResponse)
            {
                WriteObject(response);
            }

            return;
        }

        object? value = select.StartsWith("^", StringComparison.Ordinal)
            ? MyInvocation.BoundParameters[select.Substring(1)]
            : select.Split('.').Aggregate((object?)response, (current, name) => current?.GetType().GetProperty(name)?.GetValue(current));
        WriteObject(value, enumerateCollection: true);
    }

    /// <summary>As the real one does, and without a look at AWS_PROFILE.</summary>
    private static ImmutableCredentials? OfEnvironment() =>
        Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret
            ? new ImmutableCredentials(id, secret, Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN"))
            : null;

    private ImmutableCredentials FindCredentials()
    {
        if (AccessKey is not null && SecretKey is not null)
        {
            return new ImmutableCredentials(AccessKey, SecretKey, SessionToken);
        }

        if (ProfileName is not null)
        {
            return ProfileFile.Read(ProfileLocation, ProfileName) ?? throw new InvalidOperationException($"Credential profile [{ProfileName}] could not be found or loaded");
        }

        object? stored = SessionState.PSVariable.GetValue("StoredAWSCredentials");
        AWSCredentials? credentials = Credential ?? ((stored as PSObject)?.BaseObject ?? stored) switch
        {
            Common.AWSPSCredentials wrapped => wrapped.Credentials,
            AWSCredentials plain => plain,
            _ => null,
        };
        return credentials?.GetCredentials()
            ?? OfEnvironment()
            ?? ProfileFile.Read(ProfileLocation, "default")
            ?? throw new InvalidOperationException("No credentials specified or obtained from persisted/shell defaults.");
    }
}
