using System.Management.Automation;
using CrossAcctSync.Module.Completion;

namespace CrossAcctSync.Module.Connections;

/// <summary>The parameters of credentials for the account of the state machine, where it needs others than the target accounts.</summary>
internal sealed class SourceParameters
{
    /// <summary>Gets or sets a profile.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SourceProfileName { get; set; }

    /// <summary>Gets or sets credentials: an object of any copy of the AWS SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? SourceCredential { get; set; }

    /// <summary>Gets or sets the id of an access key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SourceAccessKey { get; set; }

    /// <summary>Gets or sets the secret of the access key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SourceSecretKey { get; set; }

    /// <summary>Gets or sets the token of temporary keys.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SourceSessionToken { get; set; }
}
