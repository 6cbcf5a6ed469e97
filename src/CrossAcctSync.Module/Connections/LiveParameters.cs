using System.Management.Automation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;

namespace CrossAcctSync.Module.Connections;

/// <summary>The parameters of live accounts, named as those of AWS Tools for PowerShell.</summary>
internal sealed class LiveParameters
{
    /// <summary>Gets or sets a profile of the shared files or of the SDK's store.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>Gets or sets the credentials file that has the profile.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    [ValidateNotNullOrEmpty]
    public string? ProfileLocation { get; set; }

    /// <summary>Gets or sets credentials: an object of any copy of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>Gets or sets the id of an access key.</summary>
    [Parameter]
    [Alias("AK")]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    /// <summary>Gets or sets the secret of the access key.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <summary>Gets or sets the token of temporary keys.</summary>
    [Parameter]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <summary>Gets or sets the region: its code, or an object of AWS Tools.</summary>
    [Parameter]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateForm(RegionTransformationAttribute.Pattern, RegionTransformationAttribute.Expected)]
    public string? Region { get; set; }

    /// <summary>Gets or sets the address of all services, for an emulator.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>Gets or sets how long is waited for a connection, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 60)]
    public int ConnectTimeout { get; set; } = 5;

    /// <summary>Gets or sets the role that is assumed in every other account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AssumeRoleNameCompleter))]
    [ValidateForm(@"\A[\w+=,.@/-]{1,512}\z", "the name of a role, with its path if it has one, and no ARN, such as 'OrganizationAccountAccessRole'")]
    public string? AssumeRoleName { get; set; }

    /// <summary>Gets or sets the ExternalId that this role asks for.</summary>
    [Parameter]
    [ValidateForm(@"\A[\w+=,.@:/-]{2,1224}\z", "an ExternalId of 2 to 1,224 letters, digits and + = , . @ : / -")]
    public string? AssumeRoleExternalId { get; set; }

    /// <summary>Gets or sets whether IAM is called by the session's cmdlets of AWS Tools.</summary>
    [Parameter]
    public SwitchParameter UseAwsTools { get; set; }
}
